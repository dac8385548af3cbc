/** The quick reference: every task that can be done today, step by step, in the words of its screens. */
import { Card } from '../../ui/card/card.tsx';
import { Layout } from '../../ui/layout/layout.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import { accessGuides } from './access-guides.pages.tsx';
import { accountGuides, passwordGuide } from './account-guides.pages.tsx';
import { DeskCard, type Desk } from './desk.pages.tsx';
import { GuideCard } from './guide.pages.tsx';
import { findProviderGuide } from './registry-guide.pages.tsx';

export function GuidesPage({ desk }: { desk: Desk }) {
  const guides = [...accountGuides(), passwordGuide(), ...accessGuides(), findProviderGuide()];
  return (
    <Layout title={say('Quick Reference Guide')} back={identityPaths.front} help={identityPaths.help}>
      <div class="cs-reading">
        <PageHeading lede={say('Each task with its steps, in the words that you see on the screen.')}>
          {say('Quick Reference Guide')}
        </PageHeading>
        <Card heading={say('What do you want to do?')}>
          <ul class="cs-bullets">
            {guides.map(({ id, title }) => (
              <li>
                <Link href={`#${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </Card>
        {guides.map((guide) => (
          <GuideCard guide={guide} />
        ))}
        <DeskCard desk={desk} />
      </div>
    </Layout>
  );
}
