import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditWorld, type AuditWorld } from '../../../test/audit-world.ts';
import { statementsOf } from '../../../test/statements.ts';
import { refused } from '../../vocabulary/outcome.ts';
import { inTransaction, type Ctx } from '../context.ts';
import { AuditUnavailable } from './audit-unavailable.ts';
import type { AuditEvent } from './audit-actions.ts';
import { record, recordAlone, recordRefusal } from './record.ts';
import { changesWithEvents } from './write-events.ts';

let world: AuditWorld;
beforeAll(async () => {
  world = await auditWorld();
});
afterAll(() => world.end());

const counts = async () =>
  (
    await world.rows(
      'select (select count(*)::int from audit.event) as events, (select count(*)::int from audit.unsealed) as waiting',
    )
  )[0];

const insertBusiness = (ctx: Ctx) => sql`insert into audit.business values (1)`.execute(ctx.tx);

const signOut: AuditEvent = { action: 'session.sign-out', outcome: 'done', object: { type: 'session', id: 'abc' } };

describe('record', () => {
  test('writes who, when, where, what, for whom, under which policy and how it ended', async () => {
    const ctx = world.context({ requestId: 'r-77', policy: 'cms-ars-5' });
    await inTransaction(ctx, (inside) =>
      record(inside, {
        action: 'role-request.approve',
        outcome: 'done',
        object: { type: 'role-request', id: 'T123456789012345' },
        details: { role: 'staff_end_user', functions: 'enrollment' },
      }),
    );
    const [row] = await world.rows(`select * from audit.event where request_id = 'r-77'`);
    expect(row).toMatchObject({
      happened_at: world.now(),
      actor_kind: 'account',
      actor_account: ctx.actor.kind === 'account' && ctx.actor.accountId,
      acting_for: ctx.subject?.partyId,
      subject_party: ctx.subject?.partyId,
      action: 'role-request.approve',
      object_id: 'T123456789012345',
      outcome: 'done',
      policy: 'cms-ars-5',
      policy_version: 1,
      client_address: '203.0.113.9',
      details: { role: 'staff_end_user', functions: 'enrollment' },
    });
  });

  test('hashes what PostgreSQL prints, so that anybody can recompute it in SQL', async () => {
    await recordAlone(world.context({ client: { address: '', userAgent: 'Señor "Browser" \\ \u{1F600} 1' } }), {
      action: 'registry.import',
      outcome: 'done',
      details: { rows: 12, kind: 'weekly', digest: 'ab'.repeat(32), applied: -3 },
    });
    const recomputed = await world.rows(`
      select row_hash = sha256(convert_to(json_build_array(event_id::text, format::text,
        to_char(happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), process, request_id, actor_kind,
        actor_account::text, actor_session::text, actor_system, acting_for::text, subject_party::text, action, object_type,
        object_id, outcome, reason, policy, policy_version::text, client_address, user_agent, details::text)::text, 'UTF8')) as fits
      from audit.event where action = 'registry.import'`);
    expect(recomputed).toEqual([{ fits: true }]);
  });

  test('leaves neither event nor waiting row when the transaction rolls back', async () => {
    const before = await counts();
    const failing = inTransaction(world.context(), async (ctx) => {
      await record(ctx, signOut);
      throw new Error('after the record');
    });
    await expect(failing).rejects.toThrow('after the record');
    expect(await counts()).toEqual(before);
  });

  test('refuses to write outside the transaction of what it tells', async () => {
    await expect(record(world.context(), signOut)).rejects.toThrow(
      'session.sign-out must be recorded in the transaction',
    );
  });

  test('has no place for personal values', async () => {
    const details = { role: 'Dara Lind' };
    const about = { type: 'role-request', id: '900-12-3456' } as const;
    const approve = { action: 'role-request.approve', outcome: 'done' } as const;
    await expect(recordAlone(world.context(), { ...approve, details })).rejects.toThrow('"role" is not a code');
    await expect(recordAlone(world.context(), { ...approve, object: about })).rejects.toThrow('named by an id');
    await expect(recordAlone(world.context(), { ...approve, object: { ...about, id: 'a@b.example' } })).rejects.toThrow(
      'named by an id',
    );
  });
});

describe('recordRefusal', () => {
  test('commits the event of a refusal and gives the refusal back', async () => {
    const refusal = refused('already-decided', { by: 'Ada' });
    const given = await recordRefusal(
      world.context({ requestId: 'r-refused' }),
      { action: 'role-request.approve' },
      refusal,
    );
    expect(given).toBe(refusal);
    expect(await world.rows(`select outcome, reason, details from audit.event where request_id = 'r-refused'`)).toEqual(
      [{ outcome: 'refused', reason: 'already-decided', details: {} }],
    );
  });
});

describe('when the event cannot be written', () => {
  test('the change rolls back with AuditUnavailable, and works again when it can', async () => {
    await world.tamper('create table audit.business (id int)', 'grant insert on audit.business to countersign_app');
    await world.tamper('revoke insert on audit.event from countersign_app');
    const change = () =>
      inTransaction(world.context(), async (ctx) => {
        await insertBusiness(ctx);
        await record(ctx, signOut);
      });
    const failure = await change().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(AuditUnavailable);
    expect(failure).toMatchObject({ retryAfterSeconds: 5 });
    expect(await world.rows('select * from audit.business')).toEqual([]);

    await world.tamper('grant insert on audit.event to countersign_app');
    await change();
    expect(await world.rows('select * from audit.business')).toEqual([{ id: 1 }]);
    await world.tamper('drop table audit.business');
  });

  test('troubles of the transaction are told as they are', async () => {
    const aborted = inTransaction(world.context(), async (ctx) => {
      await insertBusiness(ctx).catch(() => undefined);
      await record(ctx, signOut);
    });
    await expect(aborted).rejects.toMatchObject({ code: '25P02' });
  });
});

test('control characters of a browser cannot make one event look like two', async () => {
  const userAgent = `Mozilla\r\n{"action":"x"}\u001b[31m\u202e\u0000${'y'.repeat(400)}`;
  await recordAlone(world.context({ requestId: 'r\n-ua', client: { address: '203.0.113.9', userAgent } }), signOut);
  const [row] = await world.rows<{ user_agent: string }>(
    `select user_agent from audit.event where request_id = 'r-ua'`,
  );
  expect(row?.user_agent).toMatch(/^Mozilla\{"action":"x"\}\[31my+$/);
  expect(row?.user_agent).toHaveLength(256);
});

test('everything recorded here verifies', async () => {
  await world.seal();
  expect(await world.verify()).toMatchObject({ ok: true, findings: [], waiting: 0 });
});

describe('what a transaction tells', () => {
  const change = changesWithEvents(({ row }: { row: number }) => ({
    business: sql`insert into public.told values (${row})`,
  }));
  beforeAll(() =>
    world.tamper('create table public.told (id int check (id > 0))', 'grant insert on public.told to countersign_app'),
  );

  test('is written together before it ends, or with a change that takes it along', async () => {
    const told = (id: string): AuditEvent => ({ ...signOut, object: { type: 'session', id } });
    const statements = await statementsOf(() =>
      inTransaction(world.context({ requestId: 'r-together' }), async (inside) => {
        await record(inside, told('a'));
        await change(inside, { row: 41 }, told('b'));
        await record(inside, told('c'));
        await record(inside, told('d'));
      }),
    );
    expect(statements.map((text) => /^(?:\/\*.*?\*\/ )?(\w+)/.exec(text)?.[1])).toEqual([
      'begin',
      'with',
      'insert',
      'commit',
    ]);
    const rows = await world.rows(
      `select object_id from audit.event where request_id = 'r-together' order by object_id`,
    );
    expect(rows.map((row) => Object.values(row)[0])).toEqual(['a', 'b', 'c', 'd']);
    expect(await world.rows('select id from public.told')).toEqual([{ id: 41 }]);
  });

  test('waits no less when a change that depends on something is not made', async () => {
    const depends = changesWithEvents(
      ({ row }: { row: number }) => ({ found: sql`select 1 where ${row}::integer > 0` }),
      { when: 'found' },
    );
    const told = await inTransaction(world.context({ requestId: 'r-depends' }), async (inside) => {
      await record(inside, signOut);
      return [await depends(inside, { row: 0 }, signOut), await depends(inside, { row: 1 }, signOut)];
    });
    expect(told).toEqual([{ told: false }, { told: true }]);
    expect(await world.rows(`select from audit.event where request_id = 'r-depends'`)).toHaveLength(2);
  });

  test('is lost with a change that cannot be made; the fault is not called one of the record', async () => {
    const before = await counts();
    const outcome = change(world.context(), { row: -1 }, signOut);
    await expect(outcome).rejects.toMatchObject({ code: '23514', table: 'told' });
    expect(await counts()).toEqual(before);
  });

  test('cannot be added to once it ends', async () => {
    const kept = await inTransaction(world.context(), async (inside) => inside);
    await expect(recordAlone(kept, signOut)).rejects.toThrow('is over');
    const late = inTransaction(world.context(), async (inside) => {
      await record(inside, signOut);
      inside.atEnd?.push(() => recordAlone(inside, signOut));
    });
    await expect(late).rejects.toThrow('is over');
  });
});
