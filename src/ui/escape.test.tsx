/**
 * Nothing that somebody typed becomes markup: every component is rendered with each payload in every prop that takes text, and
 * must have exactly the elements and attributes that it has with a harmless text. A component that is missing here fails.
 */
import { expect, test } from 'vitest';
import { textPayloads } from '../../test/payloads.ts';
import { Alert } from './alert/alert.tsx';
import { Button, LinkButton } from './button/button.tsx';
import { Card } from './card/card.tsx';
import { CheckboxGroup } from './checkbox-group/checkbox-group.tsx';
import { Checkbox } from './checkbox/checkbox.tsx';
import { Choice } from './choice/choice.tsx';
import { CodeField } from './code-field/code-field.tsx';
import { Columns } from './columns/columns.tsx';
import { DateField } from './date-field/date-field.tsx';
import { DemoNote } from './demo-note/demo-note.tsx';
import type { Element } from './element.ts';
import { EmptyState } from './empty-state/empty-state.tsx';
import { ProblemPage } from './error-pages/error-pages.tsx';
import { ErrorSummary } from './error-summary/error-summary.tsx';
import { Expandable } from './expandable/expandable.tsx';
import { FileField } from './file-field/file-field.tsx';
import { Filters } from './filters/filters.tsx';
import { ButtonForm, Form } from './form/form.tsx';
import { plainFrame, type Frame } from './frame.ts';
import { Hero } from './hero/hero.tsx';
import { Layout } from './layout/layout.tsx';
import { Link } from './link/link.tsx';
import { MessagePage } from './message-page/message-page.tsx';
import { PageHeading } from './page-heading/page-heading.tsx';
import { Pagination } from './pagination/pagination.tsx';
import { PasswordField } from './password-field/password-field.tsx';
import { PhoneField } from './phone-field/phone-field.tsx';
import { Powers } from './powers/powers.tsx';
import { previews } from './previews.ts';
import { ProgressNote } from './progress-note/progress-note.tsx';
import { QrCode } from './qr-code/qr-code.tsx';
import { RadioGroup } from './radio-group/radio-group.tsx';
import { previewContext } from './render-context.ts';
import { renderDocument, renderPart } from './render.ts';
import { RuleList } from './rule-list/rule-list.tsx';
import { MoreFields, SearchForm, WideField } from './search-form/search-form.tsx';
import { SelectField } from './select-field/select-field.tsx';
import { SsnField } from './ssn-field/ssn-field.tsx';
import { Status, Tag } from './status/status.tsx';
import { StepIndicator } from './step-indicator/step-indicator.tsx';
import { Steps } from './steps/steps.tsx';
import { SummaryList } from './summary-list/summary-list.tsx';
import { Table } from './table/table.tsx';
import { TextArea } from './text-area/text-area.tsx';
import { TextField } from './text-field/text-field.tsx';
import { NpiNumber, TrackingId } from './tracking-id/tracking-id.tsx';
import { UnseenField } from './unseen-field/unseen-field.tsx';
import { WorkField } from './work-field/work-field.tsx';

/** Every prop that takes text, at once. The name of a field comes from our code, but is tried all the same. */
const cases: Readonly<Record<string, (text: string) => Element>> = {
  alert: (t) => (
    <Alert kind="error" heading={t}>
      {t}
    </Alert>
  ),
  button: (t) => (
    <>
      <Button name={t} value={t} about={t} form={t}>
        {t}
      </Button>
      <LinkButton href="/" about={t}>
        {t}
      </LinkButton>
    </>
  ),
  card: (t) => (
    <Card heading={t} action={t}>
      {t}
    </Card>
  ),
  checkbox: (t) => <Checkbox name={t} label={t} hint={t} error={t} value={t} required />,
  'checkbox-group': (t) => (
    <CheckboxGroup name={t} label={t} hint={t} error={t} options={[{ value: t, label: t, hint: t }]} values={[t]} />
  ),
  choice: (t) => (
    <Choice type="radio" id={t} name={t} option={{ value: t, label: t, hint: t }} checked describedBy={t} />
  ),
  'code-field': (t) => <CodeField name={t} label={t} hint={t} error={t} />,
  columns: (t) => <Columns main={t} side={t} />,
  'date-field': (t) => <DateField name={t} label={t} hint={t} error={t} value={t} />,
  'demo-note': (t) => <DemoNote heading={t}>{t}</DemoNote>,
  'empty-state': (t) => (
    <EmptyState heading={t} action={t}>
      {t}
    </EmptyState>
  ),
  'error-pages': (t) => (
    <ProblemPage problem={{ kind: 'stale-form', requestId: t }} resend={{ action: '/', values: { [t]: [t, t] } }} />
  ),
  'error-summary': (t) => <ErrorSummary errors={{ '': t, field: t }} />,
  expandable: (t) => <Expandable summary={t}>{t}</Expandable>,
  'file-field': (t) => <FileField name={t} label={t} hint={t} error={t} accept={t} />,
  filters: (t) => <Filters label={t} filters={[{ label: t, href: '/', current: true }]} />,
  form: (t) => (
    <>
      <Form action="/" label={t} id={t} hidden={{ [t]: t }} state={{ values: { a: t }, errors: { a: t } }}>
        <TextField name="a" label={t} />
      </Form>
      <ButtonForm action="/" hidden={{ [t]: t }}>
        {t}
      </ButtonForm>
    </>
  ),
  hero: (t) => <Hero heading={t} lede={t} actions={t} note={t} door={t} />,
  layout: (t) => (
    <Layout title={t} tab={t} errors={{ a: t }}>
      {t}
    </Layout>
  ),
  link: (t) => (
    <Link href="/" label={t}>
      {t}
    </Link>
  ),
  'message-page': (t) => (
    <MessagePage title={t} heading={t} icon="done" tone="done" actions={t} note={t}>
      {t}
    </MessagePage>
  ),
  'page-heading': (t) => (
    <PageHeading above={t} lede={t}>
      {t}
    </PageHeading>
  ),
  pagination: (t) => <Pagination page={1} pageSize={1} total={3} hrefOf={() => '/'} label={t} />,
  'password-field': (t) => (
    <PasswordField
      name={t}
      label={t}
      hint={t}
      error={t}
      autocomplete="new-password"
      rules={[{ id: t, text: t, met: true }]}
      rulesHeading={t}
    />
  ),
  'phone-field': (t) => <PhoneField name={t} label={t} hint={t} error={t} value={t} />,
  powers: (t) => <Powers allowed={[t]} denied={[t]} />,
  'progress-note': (t) => (
    <ProgressNote kind="done" heading={t}>
      {t}
    </ProgressNote>
  ),
  'qr-code': (t) => <QrCode address={`https://registry.example/${t}`} of={t} />,
  'radio-group': (t) => (
    <RadioGroup name={t} label={t} hint={t} error={t} options={[{ value: t, label: t, hint: t }]} value={t} />
  ),
  'rule-list': (t) => <RuleList field={t} rules={[{ id: t, text: t }]} heading={t} />,
  'search-form': (t) => (
    <SearchForm action="/" label={t} submitLabel={t} clearHref="/" state={{ values: { a: t }, errors: {} }}>
      <WideField>
        <TextField name="a" label={t} />
      </WideField>
      <MoreFields summary={t} open>
        {t}
      </MoreFields>
    </SearchForm>
  ),
  'select-field': (t) => (
    <SelectField
      name={t}
      label={t}
      hint={t}
      error={t}
      options={[{ value: t, label: t }]}
      value={t}
      emptyOption={t}
      autocomplete={t}
    />
  ),
  'ssn-field': (t) => <SsnField name={t} label={t} hint={t} error={t} value={t} />,
  status: (t) => (
    <>
      <Status kind="done">{t}</Status>
      <Tag>{t}</Tag>
    </>
  ),
  'step-indicator': (t) => <StepIndicator steps={[t, t]} current={2} finished={t} label={t} />,
  steps: (t) => <Steps steps={[{ title: t, text: t }]} />,
  'summary-list': (t) => <SummaryList facts={[{ label: t, value: t, changeHref: '/', changeLabel: t }]} />,
  table: (t) => (
    <Table
      caption={t}
      columns={[
        { heading: t, cell: () => t },
        { heading: t, cell: () => t },
      ]}
      rows={[t]}
      empty={t}
    />
  ),
  'text-area': (t) => <TextArea name={t} label={t} hint={t} error={t} value={t} />,
  'text-field': (t) => <TextField name={t} label={t} hint={t} error={t} value={t} autocomplete={t} />,
  'tracking-id': (t) => (
    <>
      <TrackingId id={t} />
      <NpiNumber npi={t} />
    </>
  ),
  'unseen-field': (t) => <UnseenField name={t} label={t} />,
  'work-field': (t) => <WorkField name={t} work={t} />,
};

/** Shown as drawings only, or made of what the cases above hold. */
const withoutText = new Set(['icon', 'print-button']);

test('every component with a preview has a case', () => {
  const missing = previews.filter(({ name }) => !(name in cases) && !withoutText.has(name));
  expect(missing.map(({ name }) => name)).toEqual([]);
  expect(textPayloads).toHaveLength(60);
});

test.each(Object.entries(cases))('%s keeps its elements and attributes', (_name, render) => {
  const expected = skeletonOf(renderPart(render('harmless')));
  expect(expected.length).toBeGreaterThan(0);
  for (const payload of textPayloads) expect(skeletonOf(renderPart(render(payload))), payload).toEqual(expected);
});

test.each(Object.entries(cases).filter(([name]) => name !== 'tracking-id'))(
  '%s shows what was typed',
  (_name, render) => {
    for (const payload of textPayloads) expect(renderPart(render(payload))).toContain(escaped(payload));
  },
);

test('the frame around a page keeps its elements, whoever is signed in and whoever they act for', () => {
  const framed = (t: string): string => {
    const frame: Frame = {
      ...plainFrame,
      demo: false,
      agencyName: t,
      viewer: { name: t, lastLoggedOn: t, lastDevice: t, notYouHref: '/' },
      tabs: [{ id: t, label: t, href: '/' }],
      acting: { party: t, as: t, switchHref: '/', stopHref: '/' },
    };
    const formTokens = () => ({ csrf: t, idempotency: t });
    return renderDocument(<Layout title={t}>{t}</Layout>, { ...previewContext, frame, formTokens });
  };
  const expected = skeletonOf(framed('harmless'));
  for (const payload of textPayloads) {
    expect(skeletonOf(framed(payload)), payload).toEqual(expected);
    expect(framed(payload)).toContain(`<title>${escaped(payload)} – Countersign</title>`);
  }
});

test('an element that waits is refused', () => {
  const Late = async () => <p>late</p>;
  expect(() => renderPart(<Late />)).toThrow('synchronous');
});

/** Tags with the names of their attributes, as a browser's tokenizer finds them; an unfinished tag is found as "broken". */
function skeletonOf(html: string): readonly string[] {
  const attribute = /\s+([^\s=>/"]+)(?:="[^"]*")?/g;
  const tags = html.matchAll(/<(\/?[a-z!][^\s/>]*)((?:\s+[^\s=>/"]+(?:="[^"]*")?)*)\s*\/?>|<[a-z/!?]/gi);
  return [...tags].map(([, name, attributes = '']) =>
    [name ?? 'broken', ...[...attributes.matchAll(attribute)].map(([, key]) => key)].join(' '),
  );
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
