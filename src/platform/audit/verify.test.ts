/**
 * Every way to tamper with the record that somebody with all rights in the database has. The intruder turns the guards
 * off and on again, knows how hashes are made, but has neither the keys nor the checkpoint files.
 */
import { createHash, generateKeyPairSync, hash, sign } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { recordOne } from '../../../test/audit-contexts.ts';
import { auditWorld, type AuditWorld } from '../../../test/audit-world.ts';
import { newId } from '../crypto/id.ts';
import { bytesToSign, eventsDigest, rootOf } from './batch.ts';
import { bookOf, openCheckpointBook } from './checkpoint-book.ts';
import { checksOf } from './audit-keys.ts';
import { findingSentence, findingsAtMost, type Finding } from './findings.ts';
import { hashedColumns, momentSql, rowTextSql } from './row-hash.ts';
import { verifyAudit } from './verify.ts';

let world: AuditWorld;
beforeAll(async () => {
  world = await auditWorld();
  await world.sealedBatches(4);
  await world.keepCopy('older');
  await world.sealedBatches(4, 4);
  await world.keepCopy('whole');
  cpSync(world.folder, files(), { recursive: true });
});
afterAll(async () => {
  rmSync(files(), { recursive: true });
  await world.end();
});
afterEach(async () => {
  await world.putBack('whole');
  rmSync(world.folder, { recursive: true });
  cpSync(files(), world.folder, { recursive: true });
});

/** The checkpoint files as they were in the beginning. */
const files = () => `${world.folder}.whole`;

/** Number 6 is the second event of the second batch (numbers 5 to 8); 9 to 12 are the third. */
const sixth = `(select event_id from audit.sequence where sequence = 6)`;

async function findings(): Promise<readonly Finding[]> {
  const report = await world.verify();
  expect(report.ok).toBe(report.findings.length === 0);
  return report.findings;
}
const has = (kind: Finding['kind'], place: Partial<Finding> = {}) =>
  expect.arrayContaining([expect.objectContaining({ kind, ...place })]);

/** What an intruder who has read row-hash.ts can do: any column changed, hash recomputed, everywhere it stands. */
async function rehash(event: string): Promise<string> {
  const [row] = await world.rows<{ text: string }>(
    `select ${rowTextSql} as text from audit.event e where e.event_id = ${event}`,
  );
  return `'\\x${hash('sha256', row?.text ?? '')}'`;
}

/** What an intruder who has read batch.ts can do: the root recomputed over the rows as they are now. */
async function reroot(batch: number): Promise<string> {
  const [row] = await world.rows<{ first: number; last: number; at: string; by: string; before: Buffer; key: string }>(
    `select first_sequence::int as first, last_sequence::int as last, ${momentSql('sealed_at')} as at, sealed_by as by,
      previous_root as before, key_id as key from audit.batch where batch_number = ${batch}`,
  );
  const hashes = await world.rows<{ row_hash: Buffer }>(
    `select row_hash from audit.sequence where batch_number = ${batch} order by sequence`,
  );
  const events = eventsDigest();
  for (const { row_hash } of hashes) events.add(row_hash);
  const facts = { batch, firstSequence: row!.first, lastSequence: row!.last, sealedAt: row!.at, sealedBy: row!.by };
  return rootOf({ ...facts, previousRoot: row!.before, events: events.done() }).toString('hex');
}

test('a record that nobody touched has no findings', async () => {
  expect(await world.verify()).toEqual({
    ok: true,
    events: 12,
    batches: 3,
    waiting: 0,
    lastCheckpoint: expect.objectContaining({ batch: 3, lastSequence: 12 }),
    damagedCheckpointLines: 0,
    findings: [],
    findingsTotal: 0,
  });
});

describe('events', () => {
  const edits = [
    `outcome = 'refused', reason = 'not-yours'`,
    `happened_at = happened_at + interval '1 microsecond'`,
    `actor_account = '019a0000-0000-7000-8000-000000000000'`,
    `actor_session = '019a0000-0000-7000-8000-000000000000'`,
    `acting_for = null`,
    `subject_party = null`,
    `action = 'role-request.reject'`,
    `object_id = 'other'`,
    `details = '{}'`,
    `details = details || '{"more": 1.0}'`,
    `client_address = '203.0.113.10'`,
    `user_agent = null`,
    `request_id = 'r-2'`,
    `process = 'elsewhere:1'`,
    `policy = 'cms-ars-5'`,
    `policy_version = 2`,
    `row_hash = sha256('other')`,
  ];
  test.each(edits)('an edit is found at its number: %s', async (change) => {
    await world.tamper(`update audit.event set ${change} where event_id = ${sixth}`);
    expect(await findings()).toEqual(has('event-edited', { sequence: 6, batch: 2 }));
  });

  test('an edit whose hash was recomputed is found at its number', async () => {
    await world.tamper(`update audit.event set object_id = 'other' where event_id = ${sixth}`);
    await world.tamper(`update audit.event set row_hash = ${await rehash(sixth)} where event_id = ${sixth}`);
    expect(await findings()).toEqual(has('event-rehashed', { sequence: 6 }));
  });

  test('an edit whose hash was recomputed wherever it stands, root included, is found by mark, signature and checkpoint', async () => {
    await world.tamper(`update audit.event set object_id = 'other' where event_id = ${sixth}`);
    await world.tamper(`update audit.event set row_hash = ${await rehash(sixth)} where event_id = ${sixth}`);
    await world.tamper(`update audit.sequence s set row_hash = e.row_hash from audit.event e
      where e.event_id = s.event_id and s.sequence = 6`);
    for (const batch of [2, 3]) {
      await world.tamper(
        `update audit.batch set root = '\\x${await reroot(batch)}' where batch_number = ${batch}`,
        `update audit.batch set previous_root = '\\x${await reroot(batch)}' where batch_number = ${batch + 1}`,
      );
    }
    const found = await findings();
    expect(found).toEqual(has('event-foreign', { sequence: 6 }));
    expect(found).toEqual(has('signature-broken', { batch: 2, sequence: 5, through: 8 }));
    expect(found).toEqual(has('signature-broken', { batch: 3 }));
    expect(found).toEqual(has('checkpoint-differs', { batch: 2 }));
  });

  test('a deleted event is found, with or without its number', async () => {
    await world.tamper(`delete from audit.event where event_id = ${sixth}`);
    expect(await findings()).toEqual(has('event-missing', { sequence: 6 }));
    await world.tamper('delete from audit.sequence where sequence = 6');
    const found = await findings();
    expect(found).toEqual(has('sequence-gap', { sequence: 6, through: 6 }));
    expect(found).toEqual(has('batch-root', { batch: 2 }));
  });

  test('an event put in by hand is found, listed or not, also after the sealer took it for its own', async () => {
    const id = newId(world.now());
    const columns = [...hashedColumns.slice(1), 'row_hash', 'mac_key_id', 'row_mac'].join(', ');
    await world.tamper(`insert into audit.event (event_id, ${columns})
      select '${id}', ${columns} from audit.event where event_id = ${sixth}`);
    expect(await findings()).toEqual(has('event-unlisted', { eventId: id }));

    await world.tamper(`update audit.event set row_hash = ${await rehash(`'${id}'`)} where event_id = '${id}'`);
    await world.tamper(`insert into audit.unsealed values ('${id}')`);
    expect(await findings()).toEqual(has('event-foreign', { eventId: id }));
    await world.seal();
    expect(await findings()).toEqual(has('event-foreign', { eventId: id, sequence: 13 }));
  });
});

describe('the waiting list', () => {
  test('a row taken off the list leaves an event that nobody numbers', async () => {
    await recordOne(world.context());
    expect(await findings()).toEqual([]);
    const [waiting] = await world.rows<{ event_id: string }>('select event_id from audit.unsealed');
    await world.tamper('delete from audit.unsealed');
    expect(await findings()).toEqual([{ kind: 'event-unlisted', eventId: waiting?.event_id }]);
  });

  test('a waiting event that was edited or deleted is found, and the sealer passes it over', async () => {
    await recordOne(world.context());
    const [waiting] = await world.rows<{ event_id: string }>('select event_id from audit.unsealed');
    const eventId = waiting?.event_id;
    await world.tamper(`update audit.event set request_id = 'r-2' where event_id = '${eventId}'`);
    expect(await findings()).toEqual([{ kind: 'event-edited', eventId }]);
    await world.tamper(`delete from audit.event where event_id = '${eventId}'`);
    await world.seal();
    expect(await findings()).toEqual([{ kind: 'waiting-missing', eventId }]);
  });

  test('an event that is listed again is not numbered twice', async () => {
    await world.tamper(`insert into audit.unsealed values (${sixth})`);
    await world.seal();
    expect(await findings()).toEqual(has('waiting-numbered'));
  });
});

describe('the order', () => {
  test('two events that changed places are found, in one batch and across batches', async () => {
    await world.tamper(...swap(6, 7));
    const near = await findings();
    expect(near).toEqual(has('sequence-reordered', { sequence: 7 }));
    expect(near).toEqual(has('batch-root', { batch: 2, sequence: 5, through: 8 }));
    await world.putBack('whole');
    await world.tamper(...swap(6, 10));
    const far = await findings();
    expect(far).toEqual(has('batch-root', { batch: 2 }));
    expect(far).toEqual(has('batch-root', { batch: 3 }));
  });

  test('renumbering to close a gap is found', async () => {
    await world.tamper(
      `delete from audit.event where event_id = ${sixth}`,
      'delete from audit.sequence where sequence = 6',
      'update audit.sequence set sequence = sequence + 1000 where sequence > 6',
      'update audit.sequence set sequence = sequence - 1001 where sequence > 1000',
    );
    const found = await findings();
    expect(found).toEqual(has('batch-root', { batch: 2, sequence: 5 }));
    expect(found).toEqual(has('sequence-moved', { sequence: 8, batch: 2 }));
  });

  test('a number moved to another batch, and one beyond the last batch, are found', async () => {
    await world.tamper('update audit.sequence set batch_number = 3 where sequence = 8');
    expect(await findings()).toEqual(has('sequence-moved', { sequence: 8, batch: 2 }));
    await world.putBack('whole');
    await world.tamper(
      'update audit.sequence set sequence = 15 where sequence = 12',
      'update audit.batch set last_sequence = 11 where batch_number = 3',
    );
    const found = await findings();
    expect(found).toEqual(has('sequence-unbatched', { sequence: 15 }));
    expect(found).toEqual(has('sequence-gap', { sequence: 12, through: 14 }));
    expect(found).toEqual(has('signature-broken', { batch: 3 }));
  });

  test('a number that is there twice is found when the key of the table was dropped', async () => {
    await world.tamper('alter table audit.sequence drop constraint sequence_pkey');
    await world.tamper('update audit.sequence set sequence = 6 where sequence = 7');
    const found = await findings();
    expect(found).toEqual(has('sequence-disorder', { sequence: 6 }));
    expect(found).toEqual(has('sequence-gap', { sequence: 7 }));
    await world.putBack('whole');
    await world.tamper('alter table audit.sequence add primary key (sequence)');
  });
});

describe('batches', () => {
  const edits = [
    [`sealed_at = sealed_at - interval '1 hour'`, 'signature-broken'],
    [`sealed_by = 'elsewhere:1'`, 'batch-root'],
    [`root = sha256('other')`, 'signature-broken'],
    [`previous_root = sha256('other')`, 'batch-link'],
    [`last_sequence = 7`, 'signature-broken'],
    [`first_sequence = 6`, 'batch-range'],
    [`key_id = 'unknown-key'`, 'key-unknown'],
    [`signature = decode(repeat('00', 64), 'hex')`, 'signature-broken'],
  ] as const;
  test.each(edits)('an edit is found: %s', async (change, kind) => {
    await world.tamper(`update audit.batch set ${change} where batch_number = 2`);
    expect(await findings()).toEqual(has(kind, { batch: 2 }));
  });

  test('swapped signatures are found', async () => {
    await world.tamper(`update audit.batch b set signature = o.signature from audit.batch o
      where (b.batch_number, o.batch_number) in ((1, 2), (2, 1))`);
    const found = await findings();
    expect(found).toEqual(has('signature-broken', { batch: 1 }));
    expect(found).toEqual(has('signature-broken', { batch: 2 }));
  });

  test('a signature by a key of their own is found, under our key id or theirs', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const [row] = await world.rows<{ root: Buffer; at: string }>(
      `select root, ${momentSql('sealed_at')} as at from audit.batch where batch_number = 3`,
    );
    const bytes = bytesToSign({ batch: 3, lastSequence: 12, sealedAt: row!.at, root: row!.root });
    const forged = sign(null, bytes, privateKey).toString('hex');
    await world.tamper(`update audit.batch set signature = '\\x${forged}' where batch_number = 3`);
    expect(await findings()).toEqual(has('signature-broken', { batch: 3 }));
    await world.tamper(`update audit.batch set key_id = 'theirs' where batch_number = 3`);
    expect(await findings()).toEqual(has('key-unknown', { batch: 3, name: 'theirs' }));
  });

  test('a batch cut out of the middle is found, with its numbers and without', async () => {
    await world.tamper('delete from audit.batch where batch_number = 2');
    const found = await findings();
    expect(found).toEqual(has('batch-gap', { batch: 3, sequence: 5 }));
    expect(found).toEqual(has('sequence-unbatched', { sequence: 5, through: 8 }));
    await world.tamper('delete from audit.sequence where batch_number = 2');
    expect(await findings()).toEqual(has('sequence-gap', { sequence: 5, through: 8 }));
  });
});

describe('the end', () => {
  const cut = [
    `delete from audit.event where event_id in (select event_id from audit.sequence where batch_number = 3)`,
    'delete from audit.sequence where batch_number = 3',
    'delete from audit.batch where batch_number = 3',
  ];

  test('a cut tail is found by the checkpoint, and only by it', async () => {
    await world.tamper(...cut);
    expect(await findings()).toEqual([{ kind: 'tail-missing', batch: 3, sequence: 9, through: 12 }]);
    const without = await verifyAudit(world.sealerPool, { books: [bookOf([])], checks: checksOf(world.keyring) });
    expect(without).toMatchObject({ ok: true, lastCheckpoint: null });
  });

  test('a tail cut to nothing is found', async () => {
    await world.tamper('truncate audit.event, audit.unsealed, audit.sequence, audit.batch');
    expect(await findings()).toEqual([{ kind: 'tail-missing', batch: 3, sequence: 1, through: 12 }]);
  });

  test('an older copy put back is found, also after it went on', async () => {
    await world.putBack('older');
    expect(await findings()).toEqual([{ kind: 'tail-missing', batch: 3, sequence: 5, through: 12 }]);
    const before = openCheckpointBook(world.folder).last;
    await world.sealedBatches(2, 2, 2);
    const found = await findings();
    expect(found).toEqual(has('checkpoint-differs', { batch: 2, sequence: 5 }));
    expect(found).toEqual(has('checkpoint-differs', { batch: 3 }));
    const printed = { books: [bookOf(before ? [before] : [])], checks: checksOf(world.keyring) };
    expect(await verifyAudit(world.sealerPool, printed)).toMatchObject({ ok: false, lastCheckpoint: before });
  });

  test('a checkpoint made up to hide something is found', async () => {
    const last = openCheckpointBook(world.folder).last;
    const forged = { ...last!, root: createHash('sha256').update('other').digest('hex') };
    const books = [bookOf([forged])];
    const report = await verifyAudit(world.sealerPool, { books, checks: checksOf(world.keyring) });
    expect(report.findings).toEqual(has('checkpoint-forged', { batch: forged.batch }));
  });
});

test('a guard that was left off is found', async () => {
  await world.rows('alter table audit.event disable trigger event_stays');
  expect(await findings()).toEqual([{ kind: 'guard-off', name: 'event_stays' }]);
  await world.rows('alter table audit.event enable always trigger event_stays');
});

test('a guard that was made harmless is found', async () => {
  const [kept] = await world.rows<{ body: string }>(
    `select pg_get_functiondef('audit.refuse_change'::regproc) as body`,
  );
  await world.rows(
    `create or replace function audit.refuse_change() returns trigger language plpgsql as 'begin return new; end'`,
  );
  const stays = ['event', 'sequence', 'batch', 'unsealed'].map((table) => ({
    kind: 'guard-off',
    name: `${table}_stays`,
  }));
  expect(await findings()).toEqual(stays);
  await world.rows(kept?.body ?? '');
  expect(await findings()).toEqual([]);
});

test('many findings are counted, a bounded number is told', async () => {
  await world.tamper(`insert into audit.unsealed select gen_random_uuid() from generate_series(1, 1500)`);
  expect(await world.verify()).toMatchObject({ findingsTotal: 1500 });
  expect(await findings()).toHaveLength(findingsAtMost);
});

test('each finding has a sentence that says where', () => {
  expect(findingSentence({ kind: 'event-edited', batch: 2, sequence: 6, eventId: 'e-1' })).toBe(
    'Event 6 (e-1) was edited: its hash does not fit.',
  );
  expect(findingSentence({ kind: 'event-edited', eventId: 'e-1' })).toBe(
    'Event e-1 was edited: its hash does not fit.',
  );
});

function swap(one: number, other: number): readonly string[] {
  const both = `(${one}, ${other})`;
  return [
    `create temp table swapped as select a.sequence, b.event_id, a.batch_number, b.row_hash
      from audit.sequence a join audit.sequence b on a.sequence <> b.sequence
      where a.sequence in ${both} and b.sequence in ${both}`,
    `delete from audit.sequence where sequence in ${both}`,
    `insert into audit.sequence select * from swapped`,
    'drop table swapped',
  ];
}
