/** A page to be read: a heading, sections one below the other, and whom to call at the end. */
import { Card } from '../../ui/card/card.tsx';
import type { Content } from '../../ui/element.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { identityPaths } from '../paths.ts';
import { DeskCard, type Desk } from './desk.pages.tsx';

export interface ReadingSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly points?: readonly string[] | undefined;
}

export interface ReadingPageProps {
  readonly title: string;
  readonly lede: string;
  readonly sections: readonly ReadingSection[];
  readonly desk: Desk;
  /** Stands between the sections and the desk. */
  readonly children?: Content;
}

export const ReadingPage = ({ title, lede, sections, desk, children }: ReadingPageProps) => (
  <Layout title={title} back={identityPaths.front}>
    <div class="cs-reading">
      <PageHeading lede={lede}>{title}</PageHeading>
      <Card>
        {sections.map(({ heading, paragraphs, points = [] }) => (
          <div class="cs-stack">
            <h2 class="cs-reading__heading">{heading}</h2>
            {paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
            {points.length > 0 && (
              <ul class="cs-bullets">
                {points.map((point) => (
                  <li>{point}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
      </Card>
      {children}
      <DeskCard desk={desk} />
    </div>
  </Layout>
);
