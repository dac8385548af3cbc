/** Addresses that came from outside never become a link, unless they are ours or plainly elsewhere. */
import { expect, test } from 'vitest';
import { addressPayloads } from '../../test/payloads.ts';
import { LinkButton } from './button/button.tsx';
import type { Element } from './element.ts';
import { Filters } from './filters/filters.tsx';
import { ButtonForm, Form } from './form/form.tsx';
import { plainFrame, type Frame } from './frame.ts';
import { Layout } from './layout/layout.tsx';
import { Link } from './link/link.tsx';
import { Pagination } from './pagination/pagination.tsx';
import { previewContext } from './render-context.ts';
import { renderDocument, renderPart } from './render.ts';
import { isElsewhere, safeHref } from './safe-href.ts';
import { SearchForm } from './search-form/search-form.tsx';
import { SummaryList } from './summary-list/summary-list.tsx';
import { Table } from './table/table.tsx';

const links: Readonly<Record<string, (address: string) => Element>> = {
  Link: (address) => <Link href={address}>words</Link>,
  LinkButton: (address) => <LinkButton href={address}>words</LinkButton>,
  Filters: (address) => <Filters label="x" filters={[{ label: 'words', href: address }]} />,
  Pagination: (address) => <Pagination page={2} pageSize={1} total={3} hrefOf={() => address} label="words" />,
  SummaryList: (address) => <SummaryList facts={[{ label: 'x', value: 'words', changeHref: address }]} />,
  Table: (address) => (
    <Table caption="words" columns={[{ heading: 'x', cell: () => 'y' }]} rows={[1]} empty="" csvHref={address} />
  ),
};

test.each(addressPayloads.map((payload) => [payload]))('%j is refused', (payload) => {
  expect(safeHref(payload)).toBeNull();
});

test.each(Object.entries(links))('%s shows its words without a refused address', (_name, render) => {
  for (const payload of addressPayloads) {
    const html = renderPart(render(payload));
    expect(addressesIn(html), payload).toEqual([]);
    expect(html).toContain('words');
  }
});

test('the frame and the ways around a page refuse them too', () => {
  for (const payload of addressPayloads) {
    const links = {
      home: payload,
      findProvider: payload,
      help: payload,
      accessibility: payload,
      privacy: payload,
      guides: payload,
      signOut: '/x',
    };
    const frame: Frame = {
      ...plainFrame,
      links,
      viewer: { name: 'Cleo Marsh', lastLoggedOn: 'today', notYouHref: payload },
      tabs: [{ id: 'home', label: 'Home', href: payload }],
      acting: { party: 'Lakeside Clinic', as: 'its staff', switchHref: payload, stopHref: payload },
    };
    const html = renderDocument(
      <Layout title="x" back={payload} help={payload}>
        x
      </Layout>,
      { ...previewContext, frame },
    );
    expect(
      addressesIn(html).filter((address) => !/^(?:#main|\/x|\/assets\/[\w.-]+)$/.test(address)),
      payload,
    ).toEqual([]);
  }
});

test('a form is never sent elsewhere: a bad address is our mistake and throws', () => {
  for (const payload of [...addressPayloads, 'https://example.org', 'mailto:desk@example.org']) {
    const forms: readonly Element[] = [
      <Form action={payload}>x</Form>,
      <ButtonForm action={payload}>x</ButtonForm>,
      <SearchForm action={payload} label="x">
        x
      </SearchForm>,
    ];
    for (const form of forms) expect(() => renderPart(form), payload).toThrow('Not an address of this site');
  }
});

test.each([
  '/',
  '/for/abc/home?x=1#y',
  '#field-npi',
  '?page=2',
  'https://www.example.org/a?b=c',
  'mailto:desk@example.org',
  'tel:+12025550123',
])('%s is allowed', (address) => {
  expect(safeHref(address)).toBe(address);
  expect(isElsewhere(address)).toBe(address.startsWith('https:'));
});

function addressesIn(html: string): readonly string[] {
  return [...html.matchAll(/\s(?:href|src|action|formaction)="([^"]*)"/g)].map(([, address = '']) => address);
}
