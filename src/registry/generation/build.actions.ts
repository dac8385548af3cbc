/**
 * From loaded tables to a whole generation: primary keys, what the present generation has newer, search keys, indexes. Two
 * connections build side by side; what is there already is not built again.
 */
import type { Tx } from '../../platform/context.ts';
import { openBulkConnection } from '../../platform/db/bulk-connection.ts';
import { sqlState } from '../../platform/db/sql-state.ts';
import { layouts } from '../import/columns.rules.ts';
import {
  createIncoming,
  deleteRepeated,
  mergeDeactivations,
  mergeRecords,
  takeOverRecords,
} from '../import/merge.store.ts';
import type { OpenFile } from '../import/open-files.actions.ts';
import type { Work } from '../import/progress.actions.ts';
import { takeOverSideRows } from '../import/side.store.ts';
import { recordColumns } from '../import/row.rules.ts';
import {
  fillOrganizationKeys,
  fillPersonKeys,
  fillPlaceKeys,
  fillWords,
  keyTables,
  type KeyScope,
} from '../keys/keys.store.ts';
import { NOISE_WORDS } from '../keys/noise-words.rules.ts';
import {
  createNextTable,
  hasNextTable,
  listMissingIndexes,
  makeRoomForBuilding,
  runStatement,
  vacuumNext,
} from './generation.store.ts';

/** As many as the server has cores to spare. Source: two cores, of which one is free once the file is read. */
const LANES = 2;

type Step = (tx: Tx) => Promise<void>;

export async function buildGeneration(work: Work, files: readonly OpenFile[]): Promise<void> {
  for (const file of files) await completeTable(work, file);
  const loaded = files.map(({ header }) => layouts[header.kind].table);
  const scope = scopeOf(loaded);
  const tell = teller(work);
  await inLanes(work, tell, [
    ...(await missing(work, 'organization_key', (tx) => fillOrganizationKeys(tx, scope, NOISE_WORDS))),
    ...(await missing(work, 'place_key', (tx) => fillPlaceKeys(tx, scope))),
    ...(await missing(work, 'person_key', (tx) => fillPersonKeys(tx, scope))),
  ]);
  const words = await missing(work, 'word', (tx) => fillWords(tx, scope, NOISE_WORDS));
  await inLanes(work, tell, [...words, ...(await indexesOf(work, [...loaded, ...keyTables]))]);
  await inLanes(work, tell, await indexesOf(work, ['word']));
  const finished = [...loaded, ...keyTables, 'word'].map(
    (table): Step =>
      (db) =>
        vacuumNext(db, table),
  );
  await inLanes(work, tell, finished, { inTransactions: false });
}

/** The primary key, and with it whatever is newer in the present generation. */
async function completeTable({ bulk }: Work, { header, period }: OpenFile): Promise<void> {
  const { table } = layouts[header.kind];
  const [key] = await listMissingIndexes(bulk.db, table);
  if (key?.includes('PRIMARY KEY') !== true) return;
  await bulk.db.transaction().execute(async (tx) => {
    await makeKey(tx, key);
    if (header.kind !== 'main') return await takeOverSideRows(tx, layouts[header.kind], period.lastDay);
    await createIncoming(tx);
    await takeOverRecords(tx, recordColumns);
    await mergeRecords(tx, 'registry_next', recordColumns);
    await mergeDeactivations(tx, 'registry_next');
  });
}

/** NPIs that stand twice are found by the key that refuses them: looking for them first would take as long again. */
async function makeKey(tx: Tx, statement: string): Promise<void> {
  await runStatement(tx, 'savepoint before_key');
  try {
    await runStatement(tx, statement);
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    await runStatement(tx, 'rollback to savepoint before_key');
    await deleteRepeated(tx);
    await runStatement(tx, statement);
  }
}

const UNIQUE_VIOLATION = '23505';

function scopeOf(loaded: readonly string[]): KeyScope {
  const place = (table: string): string => `${loaded.includes(table) ? 'registry_next' : 'registry'}.${table}`;
  return {
    from: {
      provider: place('provider'),
      otherName: place('other_name'),
      practiceLocation: place('practice_location'),
    },
    into: 'registry_next',
    touched: false,
  };
}

async function missing({ bulk }: Work, table: string, fill: Step): Promise<readonly Step[]> {
  if (await hasNextTable(bulk.db, table)) return [];
  const step: Step = async (tx) => {
    await createNextTable(tx, table);
    await fill(tx);
  };
  return [step];
}

async function indexesOf({ bulk }: Work, tables: readonly string[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const table of tables)
    for (const statement of await listMissingIndexes(bulk.db, table)) steps.push((tx) => runStatement(tx, statement));
  return steps;
}

/** Steps are taken in their order, each by the next connection that is free; mostly each in a transaction of its own. */
async function inLanes(
  { parts }: Work,
  tell: () => void,
  steps: readonly Step[],
  { inTransactions } = { inTransactions: true },
): Promise<void> {
  const waiting = [...steps];
  const lane = async (): Promise<void> => {
    const bulk = await openBulkConnection(parts.adminUrl);
    try {
      await makeRoomForBuilding(bulk.db);
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        await (inTransactions ? bulk.db.transaction().execute(step) : step(bulk.db));
        tell();
      }
    } finally {
      await bulk.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(LANES, steps.length) }, lane));
}

function teller({ parts, request }: Work): () => void {
  const startedAt = parts.now();
  let done = 0;
  return () => {
    done += 1;
    request.onProgress?.({ step: 'building', done, elapsedMs: parts.now().getTime() - startedAt.getTime() });
  };
}
