/** A text that is made once: values of each use, in their places, also beside constants and inside SQL of our own. */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { fixedQuery } from './fixed-query.ts';

let test: TestDatabase;
beforeAll(async () => void (test = await testDatabase()));
afterAll(() => test.drop());

it('is built once and asked with the values of each use', async () => {
  const built = vi.fn<() => void>();
  const keysOf = fixedQuery((tx, { ids, version }: { ids: readonly string[]; version: number | null }) => {
    built();
    return tx
      .selectNoFrom([
        sql<string[]>`${ids}::text[]`.as('ids'),
        sql<number | null>`${version}::integer`.as('version'),
        sql<string>`${'always'}::text`.as('constant'),
      ])
      .compile();
  });
  expect(await keysOf(test.db, { ids: ['a', 'b'], version: 1 })).toEqual([
    { ids: ['a', 'b'], version: 1, constant: 'always' },
  ]);
  const within = test.db.transaction().execute((tx) => keysOf(tx, { ids: [], version: null }));
  expect(await within).toEqual([{ ids: [], version: null, constant: 'always' }]);
  expect(built).toHaveBeenCalledTimes(1);
});

it('finds values inside of what it is given', async () => {
  const sum = fixedQuery((tx, { left, right }: { left: { of: { one: number } }; right: number }) =>
    sql<{ sum: number }>`SELECT ${left.of.one}::integer + ${right}::integer AS sum`.compile(tx),
  );
  expect(await sum(test.db, { left: { of: { one: 2 } }, right: 3 })).toEqual([{ sum: 5 }]);
});
