import { afterAll, beforeAll, expect, it } from 'vitest';
import { npiNumber, organizationRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { statementsOf } from '../../../test/statements.ts';
import type { Ctx, Tx } from '../../platform/context.ts';
import { findWholeRecord } from './together.actions.ts';

let world: RegistryWorld;
const npis = Array.from({ length: 250 }, (_, n) => npiNumber(n));
beforeAll(async () => {
  world = await registryWorld();
  await world.importRows(npis.slice(1).map((npi) => organizationRow(npi, `CLINIC ${npi}`)));
});
afterAll(() => world.end());

/** A context whose database is asked through `executeQuery`. */
function ctxWith(executeQuery: Tx['executeQuery']): Ctx {
  const tx = new Proxy(world.db, {
    get(db, name) {
      const member: unknown = name === 'executeQuery' ? executeQuery : Reflect.get(db, name, db);
      return typeof member === 'function' ? member.bind(db) : member;
    },
  });
  return { ...world.ctx, tx };
}

it('reads those who ask at the same time with a few statements, and each gets their own', async () => {
  const found: (string | null)[] = [];
  const sent = await statementsOf(async () => {
    const records = await Promise.all(npis.map((npi) => findWholeRecord(world.ctx, npi)));
    found.push(...records.map((record) => record?.organizationName ?? null));
  });
  expect(found).toEqual([null, ...npis.slice(1).map((npi) => `CLINIC ${npi}`)]);
  expect(sent.filter((text) => text.includes('registry.provider')).length).toBeLessThanOrEqual(4);
});

it('fails for those whose statement failed, and for nobody after them', async () => {
  let fails = true;
  const ctx = ctxWith((query) => (fails ? Promise.reject(new Error('away')) : world.db.executeQuery(query)));
  const answers = await Promise.allSettled([findWholeRecord(ctx, npiNumber(1)), findWholeRecord(ctx, npiNumber(2))]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await findWholeRecord(ctx, npiNumber(1))).toMatchObject({ npi: npiNumber(1) });
});

it('waits for no statement that is stuck', async () => {
  const stuck = Promise.withResolvers<never>();
  let calls = 0;
  const ctx = ctxWith((query) => ((calls += 1) === 1 ? stuck.promise : world.db.executeQuery(query)));
  const first = findWholeRecord(ctx, npiNumber(1));
  await expect.poll(() => calls).toBe(1);
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 1000) };
  expect(await findWholeRecord(later, npiNumber(2))).toMatchObject({ npi: npiNumber(2) });
  stuck.reject(new Error('gave up'));
  await expect(first).rejects.toThrow('gave up');
});
