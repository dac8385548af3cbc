/**
 * A list of things with facts about each. The first column names the thing (and links to it); on a phone each row becomes a
 * card. Filters stand above the table, `<Pagination>` below it. Follows USWDS 3.14 "Table", stacked variant.
 */
import { say } from '../../vocabulary/say.ts';
import { Link } from '../link/link.tsx';
import type { Content } from '../element.ts';

export interface Column<Row> {
  readonly heading: string;
  cell(row: Row): Content;
  /** Numbers and dates align on their digits; actions need no heading that is seen. */
  readonly kind?: 'text' | 'number' | 'date' | 'actions' | undefined;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Shown instead of the table when there is no row: an `<EmptyState>`. */
  readonly empty: Content;
  /** The heading above the table already says the same. */
  readonly hideCaption?: boolean | undefined;
  readonly csvHref?: string | undefined;
}

export function Table<Row>({ caption, columns, rows, empty, hideCaption, csvHref }: TableProps<Row>) {
  if (rows.length === 0) return <div class="cs-table-block">{empty}</div>;
  return (
    <div class="cs-table-block">
      <table class="usa-table usa-table--borderless cs-table">
        <caption class={hideCaption ? 'usa-sr-only' : 'cs-table__caption'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={`cs-table__${column.kind ?? 'text'}`}>
                {column.kind === 'actions' ? <span class="usa-sr-only">{column.heading}</span> : column.heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {columns.map((column, index) => (
                <Cell column={column} row={row} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {csvHref && (
        <p class="cs-table__csv">
          <Link href={csvHref} label={say('Download as CSV: {caption}', { caption })}>
            {say('Download as CSV')}
          </Link>
        </p>
      )}
    </div>
  );
}

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const content = column.cell(row);
  const kind = `cs-table__${column.kind ?? 'text'}`;
  if (first) {
    return (
      <th scope="row" class={`cs-table__name ${kind}`}>
        {content}
      </th>
    );
  }
  return (
    <td class={kind} data-label={column.heading}>
      {content}
    </td>
  );
}
