import type { Preview } from '../preview.ts';
import { Button } from '../button/button.tsx';
import { EmptyState } from '../empty-state/empty-state.tsx';
import { Link } from '../link/link.tsx';
import { Status } from '../status/status.tsx';
import { Table, type Column } from './table.tsx';

interface Row {
  readonly name: string;
  readonly role: string;
  readonly since: string;
  readonly approved: boolean;
}

const rows: readonly Row[] = [
  { name: 'Lakeside Clinic', role: 'Staff End User', since: '11/22/2026', approved: true },
  { name: 'Hill Street Pharmacy', role: 'Access Manager', since: '11/20/2026', approved: false },
];

const columns: readonly Column<Row>[] = [
  { heading: 'Employer', cell: (row) => <Link href="/employers/1">{row.name}</Link> },
  { heading: 'My Role with this Employer', cell: (row) => row.role },
  {
    heading: 'My Status with this Employer',
    cell: (row) => (
      <Status kind={row.approved ? 'done' : 'waiting'}>{row.approved ? 'Approved' : 'Pending Approval'}</Status>
    ),
  },
  { heading: 'Since', kind: 'date', cell: (row) => row.since },
  {
    heading: 'Actions',
    kind: 'actions',
    cell: (row) => (
      <Button small kind="secondary" type="button" about={row.name}>
        Review
      </Button>
    ),
  },
];

export const tablePreview: Preview = {
  name: 'table',
  states: [
    {
      name: 'rows',
      element: () => <Table caption="My employers" columns={columns} rows={rows} empty="" csvHref="/employers.csv" />,
    },
    {
      name: 'empty',
      element: () => (
        <Table
          caption="My employers"
          columns={columns}
          rows={[]}
          empty={<EmptyState heading="No Employers Exist." />}
        />
      ),
    },
  ],
};
