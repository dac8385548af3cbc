/** What files changed of a record: field, before, after, which file, when. The newest first, in pages. */
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Pagination } from '../../ui/pagination/pagination.tsx';
import { Table } from '../../ui/table/table.tsx';
import { say } from '../../vocabulary/say.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import { registryPaths } from '../paths.ts';
import type { RecordChange } from './history.rules.ts';
import { changeInWords, fieldInWords } from './history-sentences.rules.ts';
import { Lines } from './record-parts.pages.tsx';

export interface History {
  readonly changes: readonly RecordChange[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly zone: string;
}

export function HistorySection({ npi, history }: { npi: string; history: History }) {
  const { changes, total, page, pageSize, zone } = history;
  const shown = (side: 'before' | 'after') => (change: RecordChange) => {
    const lines = changeInWords(change)[side];
    return lines.length === 0 ? '—' : <Lines lines={lines} />;
  };
  return (
    <section class="cs-section" aria-labelledby="history">
      <h2 id="history">{say('History of changes')}</h2>
      <Table
        caption={say('History of changes')}
        hideCaption
        columns={[
          { heading: say('What changed'), cell: ({ field }: RecordChange) => fieldInWords(field) },
          { heading: say('Before'), cell: shown('before') },
          { heading: say('After'), cell: shown('after') },
          { heading: say('Source'), cell: ({ fileName }) => <FileName name={fileName ?? '—'} /> },
          { heading: say('When'), kind: 'date', cell: ({ changedAt }) => formatInstant(changedAt, zone) },
        ]}
        rows={changes}
        empty={
          <EmptyState heading={say('No changes since the first file.')}>
            {say('When a newer file brings a change of this record, it is shown here with what stood there before.')}
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        hrefOf={(to) => registryPaths.recordChanges(npi, to)}
        label={say('History of changes')}
      />
    </section>
  );
}

/** A name without a space may be parted where its parts are. */
const FileName = ({ name }: { name: string }) => (
  <span>
    {name.split(/(?<=[_-])/).map((part) => (
      <>
        {part}
        <wbr />
      </>
    ))}
  </span>
);
