/** A text that is carried: handed over once, noted once; and whatever goes wrong, its job is there. */
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { codeByPhone, testHouse, testRegistry } from '../../../test/letters.ts';
import { openPostOffice, type PostOffice } from '../../../test/post-office.ts';
import { soon } from '../../../test/soon.ts';
import { changesWithEvents } from '../audit/write-events.ts';
import { prepareDataKey, type DataKey } from '../crypto/data-keys.ts';
import { jobLaidBy } from '../jobs/add-job.statements.ts';
import { openLog } from '../telemetry/log.ts';
import { openCourier } from './courier.ts';
import { handedOver, refusedForGood, tryAgain, type Delivery, type OutgoingText } from './delivery.ts';
import { letterWritten, type PostedLetter } from './letters.statements.ts';
import { prepareText } from './post-letter.ts';
import { readyText } from './ready-text.ts';

let office: PostOffice;
let key: DataKey;
const lines: string[] = [];

beforeAll(async () => {
  office = await openPostOffice();
  key = await prepareDataKey(office.ctx(), randomUUID());
});
afterAll(() => office.test.drop());
afterEach(async () => {
  await office.stopSending();
  await office.forgetEverything();
});

function courierFor(deliver: (text: OutgoingText) => Promise<Delivery>) {
  const observe = (channel: string, outcome: string) => void office.outcomes.push(`${channel} ${outcome}`);
  const texts = { kind: 'webhook', deliver } as const;
  const mail = { kind: 'none', deliver: async () => tryAgain('none'), close: async () => undefined } as const;
  return openCourier({
    sender: { registry: testRegistry, house: testHouse, mail, texts, observe },
    context: ({ name }) => Promise.resolve(office.ctx(name)),
    log: openLog('debug', { write: (line) => void lines.push(line) }),
  });
}

const keep = changesWithEvents(({ letter, job }: PostedLetter) => ({
  letter: sql`${letterWritten(letter)} RETURNING letter_id`,
  job: jobLaidBy(job, sql`letter`),
}));

/** Stored as a code is; carried by nobody yet. */
async function storeText(courier: ReturnType<typeof courierFor>) {
  await vi.waitUntil(() => courier.hasRoom());
  const ctx = office.ctx();
  const ready = readyText(
    courier,
    prepareText(ctx, {
      to: { key, phone: '2025550123' },
      channel: 'text',
      template: codeByPhone,
      params: { minutes: 10 },
      secret: '492713',
      secretExpiresAt: new Date(ctx.now.getTime() + 600_000),
    }),
  );
  if (!ready) throw new Error('This courier has room');
  const object = { type: 'text', id: ready.letter.letter_id } as const;
  await keep(ctx, ready, { action: 'mail.retry', outcome: 'done', object, details: { template: 'test' } });
  return ready;
}

const jobs = async () =>
  (
    await sql<{ key: string; seconds: number; flags: unknown }>`
      SELECT key, extract(epoch FROM run_at - now())::float AS seconds, flags FROM graphile_worker._private_jobs
      WHERE key LIKE 'letter.%'`.execute(office.test.db)
  ).rows;

describe('a text that is carried', () => {
  it('is handed over with its code, noted as sent, and its job is gone', async () => {
    const sent: OutgoingText[] = [];
    const courier = courierFor(async (text) => (sent.push(text), handedOver));
    const ready = await storeText(courier);
    const id = ready.letter.letter_id;
    expect(await jobs()).toMatchObject([{ key: `letter.${id}`, flags: { keyed: true } }]);
    courier.carry(ready);
    await courier.stop();
    expect(sent).toMatchObject([{ id, phone: '+12025550123', text: expect.stringContaining('492713') }]);
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempts: 1, secret_sealed: null });
    expect(await jobs()).toEqual([]);
    expect(office.outcomes).toEqual(['text sent']);
    expect((await office.dump()) + lines.join('')).not.toMatch(/492713|2025550123/);
  });

  it('is sent by its job when the process that wrote it is gone', async () => {
    const { letter } = await storeText(courierFor(async () => handedOver));
    const sent: OutgoingText[] = [];
    office.startSending({ texts: { kind: 'webhook', deliver: async (text) => (sent.push(text), handedOver) } });
    const [job] = await jobs();
    expect(job?.seconds).toBeGreaterThan(20);
    await office.moveClock(60);
    await soon(async () => expect(await office.row(letter.letter_id)).toMatchObject({ state: 'sent', attempts: 2 }));
    expect(sent.map(({ id }) => id)).toEqual([letter.letter_id]);
  });

  it('waits for its next try when the other side is away', async () => {
    const courier = courierFor(async () => tryAgain('webhook-503'));
    const ready = await storeText(courier);
    courier.carry(ready);
    await courier.stop();
    expect(await office.row(ready.letter.letter_id)).toMatchObject({ state: 'queued', last_fault: 'webhook-503' });
    const [job, ...others] = await jobs();
    expect(job?.seconds).toBeLessThan(10);
    expect(others).toEqual([]);
    expect(office.outcomes).toEqual(['text retried']);
  });

  it('is dead when it was refused for good, and its job finds nothing to do', async () => {
    const courier = courierFor(async () => refusedForGood('webhook-422'));
    const ready = await storeText(courier);
    courier.carry(ready);
    await courier.stop();
    office.startSending();
    await office.moveClock(60);
    await soon(async () => expect(await jobs()).toEqual([]));
    expect(await office.row(ready.letter.letter_id)).toMatchObject({ state: 'dead', secret_sealed: null });
    expect(office.outcomes).toEqual(['text dead']);
  });

  it('is left to its job by a fault of ours, which the log tells', async () => {
    const courier = courierFor(() => Promise.reject(new Error('broken')));
    const ready = await storeText(courier);
    lines.length = 0;
    courier.carry(ready);
    await courier.stop();
    expect(lines.join('')).toContain('its job comes later');
    expect(await jobs()).toHaveLength(1);
  });
});

describe('a courier', () => {
  it('carries nothing before its kind of job is known: the job could not be stored', async () => {
    await sql`DELETE FROM graphile_worker._private_tasks`.execute(office.test.db);
    const courier = courierFor(async () => handedOver);
    expect(courier.hasRoom()).toBe(false);
    await storeText(courier);
    expect(await jobs()).toHaveLength(1);
  });

  it('takes so many at once, waits for them when it stops, and takes none after that', async () => {
    const answers: (() => void)[] = [];
    const courier = courierFor(() => new Promise((resolve) => answers.push(() => resolve(handedOver))));
    const ready = await storeText(courier);
    let carried = 0;
    for (; courier.hasRoom(); carried += 1) courier.carry(ready);
    expect(carried).toBe(64);
    await soon(() => expect(answers).toHaveLength(64));
    let hasStopped = false;
    const stopping = courier.stop().then(() => (hasStopped = true));
    expect(hasStopped).toBe(false);
    for (const answer of answers) answer();
    await stopping;
    expect(courier.hasRoom()).toBe(false);
  });
});
