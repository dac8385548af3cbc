/** The first column names the row; on a phone each cell still knows its column. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Table, type Column } from './table.tsx';

const columns: readonly Column<string>[] = [
  { heading: 'Employer', cell: (row) => row },
  { heading: 'Status', cell: () => 'Approved' },
  { heading: 'Actions', kind: 'actions', cell: () => 'Review' },
];

test('rows and columns have headers', () => {
  const html = renderPart(<Table caption="My employers" columns={columns} rows={['Lakeside Clinic']} empty="none" />);
  expect(html.match(/<th scope="col"/g)).toHaveLength(3);
  expect(html).toMatch(/<th scope="row" class="[^"]+">Lakeside Clinic<\/th>/);
  expect(html).toContain('data-label="Status">Approved</td>');
  expect(html).toContain('<span class="usa-sr-only">Actions</span>');
  expect(html).not.toContain('none');
});

test('without rows the empty state stands in its place', () => {
  const html = renderPart(
    <Table caption="My employers" columns={columns} rows={[]} empty="No Employers Exist." csvHref="/x.csv" />,
  );
  expect(html).toContain('No Employers Exist.');
  expect(html).not.toContain('<table');
  expect(html).not.toContain('CSV');
});

test('the download names its table', () => {
  const html = renderPart(<Table caption="My employers" columns={columns} rows={['a']} empty="" csvHref="/x.csv" />);
  expect(html).toContain('aria-label="Download as CSV: My employers"');
});
