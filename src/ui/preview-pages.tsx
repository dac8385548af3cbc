/** The development pages that list the previews and show one: `/dev/components` and `/dev/components/:name/:state`. */
import { say } from '../vocabulary/say.ts';
import { Card, CardGrid } from './card/card.tsx';
import { Layout } from './layout/layout.tsx';
import { Link } from './link/link.tsx';
import { PageHeading } from './page-heading/page-heading.tsx';
import type { Preview, PreviewState } from './preview.ts';

export interface PreviewIndexProps {
  readonly previews: readonly Preview[];
  hrefOf(preview: string, state: string): string;
}

export function PreviewIndexPage({ previews, hrefOf }: PreviewIndexProps) {
  return (
    <Layout title={say('Components')}>
      <PageHeading lede={say('Everything that pages are made of, in each of its states.')}>
        {say('Components')}
      </PageHeading>
      <CardGrid>
        {previews.map((preview) => (
          <Card heading={preview.name}>
            <ul class="cs-plain-list">
              {preview.states.map((state) => (
                <li>
                  <Link href={hrefOf(preview.name, state.name)} label={`${state.name} (${preview.name})`}>
                    {state.name}
                  </Link>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </CardGrid>
    </Layout>
  );
}

export interface PreviewPageProps {
  readonly preview: Preview;
  readonly state: PreviewState;
  readonly back: string;
}

/** A whole page is shown as it is; a component is placed on a page of its own. */
export function PreviewPage({ preview, state, back }: PreviewPageProps) {
  if (preview.page) return state.element();
  return (
    <Layout title={`${preview.name} (${state.name})`} back={back}>
      <PageHeading above={preview.name}>{state.name}</PageHeading>
      {state.element()}
    </Layout>
  );
}
