/** Killing the sender at random moments: every committed letter arrives, none of undone work, one copy per kill at most. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { inTransaction } from '../../src/platform/context.ts';
import { prepareDataKey } from '../../src/platform/crypto/data-keys.ts';
import { postMail } from '../../src/platform/mail/post-letter.ts';
import { passwordChanged } from '../letters.ts';
import { headerOf, testMailServer } from '../mail-server.ts';
import { openPostOffice } from '../post-office.ts';

const KILLS = 10;
const LETTERS = 900;
const program = fileURLToPath(new URL('sending-process.ts', import.meta.url));

it('survives 10 kills while 600 letters leave', { timeout: 300_000 }, async () => {
  const office = await openPostOffice();
  const server = await testMailServer();
  const key = await prepareDataKey(office.ctx(), randomUUID());
  const to = { key, address: 'cleo@lakeside.example' };
  const template = passwordChanged;
  const committed: string[] = [];
  const posting = (async () => {
    for (let number = 0; number < LETTERS; number += 1) {
      const undo = number % 3 === 0;
      const done = inTransaction(office.ctx(), async (ctx) => {
        const params = { name: undo ? 'Ghost' : 'Cleo', happened: '' };
        const id = await postMail(ctx, { to, template, params });
        if (undo) throw new Error('undone');
        committed.push(id);
      });
      await done.catch(() => undefined);
    }
  })();

  const start = (): ChildProcess =>
    spawn(process.execPath, ['--import', 'tsx', program, office.test.url('app'), server.url], { stdio: 'inherit' });
  for (let kill = 0; kill < KILLS; kill += 1) {
    const sender = start();
    const before = server.received.length;
    await vi.waitFor(() => expect(server.received.length).toBeGreaterThan(before), { timeout: 30_000 });
    await pause(randomInt(0, 400));
    sender.kill('SIGKILL');
  }
  await posting;
  const last = start();
  const received = () => server.received.map(({ raw }) => /^<(.+)@/.exec(headerOf(raw, 'Message-ID') ?? '')?.[1] ?? '');
  await vi.waitFor(() => expect(new Set(received()).size).toBe(committed.length), { timeout: 120_000, interval: 200 });
  await pause(1_000);
  last.kill('SIGKILL');

  expect(new Set(received())).toEqual(new Set(committed));
  expect(received().length - committed.length).toBeLessThanOrEqual(KILLS);
  expect(JSON.stringify(server.received)).not.toContain('Ghost');
  await server.close();
  await office.test.drop();
});
