import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOne } from '../../../test/audit-contexts.ts';
import { auditWorld, type AuditWorld } from '../../../test/audit-world.ts';
import { auditCommands } from './audit.command.ts';
import { bytesToSign } from './batch.ts';
import { readCheckpoint } from './checkpoint.ts';
import { checkpointFolder } from './checkpoint-folder.ts';
import { openCheckpointBook } from './checkpoint-book.ts';

let world: AuditWorld;
const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
beforeAll(async () => {
  world = await auditWorld();
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true });
  await world.end();
});

async function run(verb: string, args: string[] = [], json = false) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await auditCommands
    .find((command) => command.verb === verb)
    ?.run(args, {
      db: world.db,
      adminUrl: world.url('owner'),
      sealerPool: world.sealerPool,
      dataDir,
      publicUrl: 'http://localhost:3000',
      ctx: world.context({ actor: { kind: 'system', name: 'countersign' } }),
      now: world.now,
      out: (line) => out.push(line),
      err: (line) => err.push(line),
      json,
      tty: false,
    });
  return { code, out, err };
}

const checkpointFile = join(dataDir, 'brought.json');

test('before the first event there is nothing to print, and nothing wrong', async () => {
  expect(await run('audit checkpoint')).toEqual({ code: 1, out: [], err: ['There is no event yet.'] });
  expect(await run('audit verify')).toEqual({
    code: 0,
    out: ['0 events in 0 batches; 0 wait for their number.', 'The record is whole.'],
    err: ['There is no checkpoint to compare with: nobody can tell whether the end was cut.'],
  });
});

test('checkpoint seals what waits, keeps the checkpoint, and prints it with the key that proves it', async () => {
  for (let made = 0; made < 3; made += 1) await recordOne(world.context());
  const { code, out } = await run('audit checkpoint');
  expect(code).toBe(0);
  const [line = ''] = out;
  const checkpoint = readCheckpoint(line);
  expect(checkpoint).toMatchObject({ batch: 1, lastSequence: 3 });
  expect(openCheckpointBook(checkpointFolder(dataDir)).last).toEqual(checkpoint);
  const { publicKey }: { publicKey: string } = JSON.parse(line);
  const bytes = bytesToSign({ ...checkpoint!, root: Buffer.from(checkpoint!.root, 'hex') });
  expect(verify(null, bytes, createPublicKey(publicKey), Buffer.from(checkpoint!.signature, 'hex'))).toBe(true);
  writeFileSync(checkpointFile, `${line}\n`);
});

test('verify tells that the record is whole, in lines and as JSON', async () => {
  expect(await run('audit verify')).toEqual({
    code: 0,
    out: [
      '3 events in 1 batches; 0 wait for their number.',
      'Compared with checkpoints up to batch 1.',
      'The record is whole.',
    ],
    err: [],
  });
  const { code, out } = await run('audit verify', [], true);
  expect(code).toBe(0);
  expect(JSON.parse(out.join(''))).toMatchObject({ ok: true, events: 3, batches: 1, findings: [] });
});

test('verify tells each finding with its place and fails', async () => {
  await world.keepCopy('whole');
  await world.tamper(`update audit.event e set outcome = 'failed', reason = 'x' from audit.sequence s
    where s.event_id = e.event_id and s.sequence = 2`);
  const { code, out } = await run('audit verify');
  expect(code).toBe(1);
  expect(out[0]).toMatch(/^Event 2 \(.{36}\) was edited: its hash does not fit\.$/);
  expect(out.at(-1)).toBe('Findings: 1.');
  const json = await run('audit verify', [], true);
  expect(JSON.parse(json.out.join('')).findings).toEqual([
    expect.objectContaining({ kind: 'event-edited', sequence: 2, batch: 1, says: out[0] }),
  ]);
  await world.putBack('whole');
});

test('a checkpoint that was kept elsewhere finds a cut even when the folder is gone', async () => {
  renameSync(checkpointFolder(dataDir), `${checkpointFolder(dataDir)}.gone`);
  await world.tamper('truncate audit.event, audit.sequence, audit.batch');
  expect(await run('audit verify')).toMatchObject({ code: 0 });
  const { code, out } = await run('audit verify', ['--checkpoint', checkpointFile]);
  expect(code).toBe(1);
  expect(out[0]).toBe('Numbers 1 to 3 are missing at the end: the tables were cut or are an older copy.');
  await world.putBack('whole');
});

test('words that make no sense, and files that hold no checkpoint, are told', async () => {
  expect(await run('audit verify', ['--what'])).toMatchObject({
    code: 2,
    err: [expect.stringMatching(/^Usage: countersign audit /)],
  });
  expect(await run('audit checkpoint', ['now'])).toMatchObject({
    code: 2,
    err: [expect.stringMatching(/^Usage: countersign audit /)],
  });
  for (const path of [join(dataDir, 'missing'), fileURLToPath(import.meta.url)])
    expect(await run('audit verify', ['--checkpoint', path])).toEqual({
      code: 1,
      out: [],
      err: [`${path} holds no checkpoint.`],
    });
});

test('a last batch that we did not sign is not printed as a checkpoint', async () => {
  await world.tamper(`update audit.batch set signature = decode(repeat('00', 64), 'hex')`);
  expect(await run('audit checkpoint')).toMatchObject({
    code: 1,
    out: [],
    err: ['The last batch is not signed by a key of ours. Run audit verify.'],
  });
});
