/** The development pages that list the previews and show one: `/dev/components` and `/dev/components/:name/:state`. */
import { useContext } from 'hono/jsx';
import { say } from '../vocabulary/say.ts';
import { Card, CardGrid } from './card/card.tsx';
import { Layout } from './layout/layout.tsx';
import { Link } from './link/link.tsx';
import { PageHeading } from './page-heading/page-heading.tsx';
import { RenderContext } from './render-context.ts';
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

/** A whole page is shown as it is, a component on a page of its own; both inside the frame that the state asks for. */
export function PreviewPage({ preview, state, back }: PreviewPageProps) {
  const context = useContext(RenderContext);
  const framed = { formTokens: context.formTokens, frame: state.frame ?? context.frame };
  return (
    <RenderContext.Provider value={framed}>
      {preview.page ? (
        state.element()
      ) : (
        <Layout title={`${preview.name} (${state.name})`} back={back}>
          <PageHeading above={preview.name}>{state.name}</PageHeading>
          {state.element()}
        </Layout>
      )}
    </RenderContext.Provider>
  );
}
