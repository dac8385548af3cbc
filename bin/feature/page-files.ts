/**
 * The templates of a new feature that a person meets: routes, page, and the page's test.
 */
import type { FeatureNames } from './feature-names.ts';

export const routes = ({ module, kebab, pascal, camel, title }: FeatureNames): string => `/**
 * ${title}: the list, and one more. Everybody sees and adds only their own.
 */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { ${module}Paths } from '../paths.ts';
import { add${pascal}, listOwn${pascal} } from './${kebab}.actions.ts';
import { ${camel}Form, ${camel}Sentence } from './${kebab}.forms.ts';
import { ${pascal}Page } from './${kebab}.pages.tsx';

const show = async (visit: Visit, filled: Filled, status = 200): Promise<Response> =>
  visit.show(<${pascal}Page entries={await listOwn${pascal}(visit.ctx)} filled={filled} />, status);

export const ${camel}Routes: readonly Route[] = [
  get(${module}Paths.${camel}, {
    needs: 'signed-in',
    personalData: 'own',
    answer: (visit) => show(visit, emptyForm),
  }),
  post(${module}Paths.${camel}, {
    needs: 'signed-in',
    personalData: 'own',
    form: ${camel}Form,
    again: (visit, filled) => show(visit, filled, 422),
    async answer(visit, command, filled) {
      const outcome = await add${pascal}(visit.ctx, command);
      if (outcome.ok) return visit.redirect(${module}Paths.${camel});
      return show(visit, withErrors(filled, { label: ${camel}Sentence(outcome.reason, outcome.facts) }), 422);
    },
  }),
];
`;

export const pages = ({ module, pascal, camel, words, title }: FeatureNames): string => `/**
 * ${title}: what one has, and a form for one more. A pure function of its props.
 */
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { Table } from '../../ui/table/table.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { ${module}Paths } from '../paths.ts';

export interface ${pascal}PageProps {
  readonly entries: readonly { readonly label: string }[];
  readonly filled: FormState;
}

export function ${pascal}Page({ entries, filled }: ${pascal}PageProps) {
  const title = say('Your entries: ${words}');
  return (
    <Layout title={title} errors={filled.errors}>
      <PageHeading>{title}</PageHeading>
      <Table
        caption={say('What you have added')}
        columns={[{ heading: say('Name'), cell: (entry) => entry.label }]}
        rows={entries}
        empty={<EmptyState heading={say('Nothing here yet. Add the first one below.')} />}
      />
      <Card heading={say('Add one')} narrow>
        <Form action={${module}Paths.${camel}} state={filled}>
          <TextField name="label" label={say('Name')} required autocomplete="off" />
          <Button>{say('Add it')}</Button>
        </Form>
      </Card>
    </Layout>
  );
}
`;

export const pagesTest = ({ kebab, pascal }: FeatureNames): string => `import { expect, it } from 'vitest';
import { htmlMistakes } from '../../../test/html.ts';
import { renderDocument } from '../../ui/render.ts';
import { ${pascal}Page } from './${kebab}.pages.tsx';

it.each([
  ['empty', { entries: [], filled: { values: {}, errors: {} } }],
  ['with entries', { entries: [{ label: '<First>' }], filled: { values: {}, errors: {} } }],
  ['with an error', { entries: [], filled: { values: { label: '' }, errors: { label: 'Enter a name for it.' } } }],
])('is valid HTML when %s', async (_state, props) => {
  const html = renderDocument(<${pascal}Page {...props} />);
  expect(await htmlMistakes(html)).toEqual([]);
  expect(html).not.toContain('<First>');
});
`;
