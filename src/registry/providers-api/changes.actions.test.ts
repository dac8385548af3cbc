import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { npiNumber, personRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { listFeed, readFeedStart, readHistory, streamFeed, type Change } from './changes.actions.ts';

let world: RegistryWorld;
const june = npiNumber(1);

const week = (day: string, last: string) =>
  world.importRows(
    [personRow(june, last, 'JUNE', { 'Last Update Date': day.replace(/^(\d{4})(\d\d)(\d\d)$/, '$2/$3/$1') })],
    `npidata_pfile_${day}-${day}.csv`,
  );

beforeAll(async () => {
  world = await registryWorld();
  await week('20250107', 'MOSS');
  await week('20250114', 'HARTLEY');
  await week('20250121', 'ODELL');
});
afterAll(() => world.end());

async function follow(start: string, limit: number): Promise<readonly Change[]> {
  const all: Change[] = [];
  for (let after = start; ;) {
    const page = await listFeed(world.ctx, after, limit);
    all.push(...page.changes);
    if (!page.more) return all;
    after = page.last;
  }
}

describe('the feed', () => {
  it('tells everything in the order in which it was applied, in pages of any size and as a stream', async () => {
    const all = await follow('0', 100);
    expect(all.map(({ field, after }) => [field, after])).toEqual([
      ['npi', june],
      ['last_name', 'HARTLEY'],
      ['updated_on', '2025-01-14'],
      ['last_name', 'ODELL'],
      ['updated_on', '2025-01-21'],
    ]);
    expect(all[1]).toMatchObject({
      npi: june,
      before: 'MOSS',
      effectiveOn: '2025-01-14',
      source: { file: 'npidata_pfile_20250114-20250114.csv', kind: 'main' },
    });
    expect(await follow('0', 1)).toEqual(all);
    const streamed: Change[] = [];
    for await (const some of streamFeed(world.ctx, '0')) streamed.push(...some);
    expect(streamed).toEqual(all);
  });

  it('begins behind a change, or at a moment', async () => {
    const all = await follow('0', 100);
    const behind = await readFeedStart(world.ctx, { cursor: all[2]?.cursor ?? '' });
    expect(behind.ok && (await follow(behind.value, 100))).toEqual(all.slice(3));
    const at = await readFeedStart(world.ctx, { moment: new Date(all[1]?.appliedAt ?? '') });
    expect(at.ok && (await follow(at.value, 100))).toEqual(all.slice(1));
    const later = await readFeedStart(world.ctx, { moment: new Date('2199-01-01') });
    expect(later.ok && (await listFeed(world.ctx, later.value, 100))).toMatchObject({ changes: [], more: false });
    expect(await readFeedStart(world.ctx, null)).toEqual({ ok: true, value: '0' });
  });
});

describe('the history of a provider', () => {
  it('is told newest first, in pages', async () => {
    const first = await readHistory(world.ctx, june, { cursor: null, limit: 3 });
    if (!first.ok) throw new Error(first.reason);
    expect(first.value.changes.map(({ after }) => after)).toEqual(['2025-01-21', 'ODELL', '2025-01-14']);
    expect(first.value.recordedSince).toBe('2026-03-04T05:06:08.000Z');
    const second = await readHistory(world.ctx, june, { cursor: first.value.next, limit: 3 });
    expect(second).toMatchObject({
      ok: true,
      value: { changes: [{ after: 'HARTLEY' }, { field: 'npi' }], next: null },
    });
  });

  it('of an unknown number, or with the cursor of another, is refused', async () => {
    const unknown = npiNumber(99);
    const page = { cursor: null, limit: 1 };
    expect(await readHistory(world.ctx, unknown, page)).toMatchObject({ ok: false, reason: 'provider-unknown' });
    const own = await readHistory(world.ctx, june, page);
    const other = await readHistory(world.ctx, unknown, { ...page, cursor: own.ok ? own.value.next : null });
    expect(other).toMatchObject({ ok: false, reason: 'cursor-other-query' });
  });
});

describe('two transactions that write changes at once', () => {
  it('are seen in the order of their numbers: the second waits until the first can be seen', async () => {
    const [one, other] = [await connect(), await connect()];
    try {
      await one.query('begin');
      await one.query(insert('one'));
      let isIn = false;
      const waiting = other.query(insert('other')).then(() => (isIn = true));
      await expect.poll(() => waitingForLock(one)).toBe(1);
      const { last } = await listFeed(world.ctx, '0', 100);
      await one.query(insert('one again'));
      expect(isIn).toBe(false);
      await one.query('commit');
      await waiting;
      const { changes } = await listFeed(world.ctx, last, 100);
      expect(changes.map(({ field }) => field)).toEqual(['one', 'one again', 'other']);
    } finally {
      await Promise.all([one.end(), other.end()]);
    }
  });

  const insert = (field: string): string =>
    `insert into registry.change (npi, field, import_run_id, changed_at)
     values ('${june}', '${field}', gen_random_uuid(), '2026-05-05')`;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: world.parts.adminUrl });
    await client.connect();
    return client;
  }

  async function waitingForLock(client: pg.Client): Promise<number> {
    const { rows } = await client.query<{ waiting: number }>(
      `select count(*)::integer as waiting from pg_locks
       where locktype = 'advisory' and not granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    return rows[0]?.waiting ?? 0;
  }
});
