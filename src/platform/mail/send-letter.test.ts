/** From an action to a mail server: every committed letter leaves, none of undone work, and no secret stays behind. */
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../context.ts';
import { prepareDataKey, type DataKey } from '../crypto/data-keys.ts';
import { prepareShred, shred } from '../crypto/shredding.ts';
import { handedOver, type OutgoingText } from './delivery.ts';
import { forgetSecret, postMail, postText } from './post-letter.ts';
import { resting } from './resting-transport.ts';
import { reviveLetter } from './send-letter.ts';
import { GIVE_UP_AFTER_HOURS } from './send-schedule.ts';
import { smtpTransport } from './smtp-transport.ts';
import { codeByPhone, confirmationCode, invitation, passwordChanged } from '../../../test/letters.ts';
import { headerOf, headersOf, refusal, testMailServer, type TestMailServer } from '../../../test/mail-server.ts';
import { openPostOffice, type PostOffice } from '../../../test/post-office.ts';
import { soon } from '../../../test/soon.ts';

let office: PostOffice;
let key: DataKey;
const closers: (() => Promise<void>)[] = [];
const address = 'cleo.marsh@lakeside.example';

beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.test.drop());
afterEach(async () => {
  await office.stopSending();
  await Promise.all(closers.splice(0).map((close) => close()));
  await office.forgetEverything();
});

async function prepare(options: Parameters<typeof testMailServer>[0] = {}) {
  key = await prepareDataKey(office.ctx(), randomUUID());
  const server = await testMailServer(options);
  const mail = smtpTransport({ smtpUrl: server.url, mailFrom: 'Countersign <no-reply@id.example.org>' });
  closers.push(
    () => mail.close(),
    () => server.close(),
  );
  return { server, mail };
}
const inMinutes = (minutes: number) => new Date(office.ctx().now.getTime() + minutes * 60_000);
const postNotice = (name = 'Cleo Marsh') =>
  postMail(office.ctx(), { to: { key, address }, template: passwordChanged, params: { name, happened: '' } });
const postCode = (secret = '492713', minutes = 10) =>
  postMail(office.ctx(), {
    to: { key, address },
    template: confirmationCode,
    params: { purpose: 'register' },
    secret,
    secretExpiresAt: inMinutes(minutes),
  });
const subjects = (server: TestMailServer) => server.received.map(({ raw }) => headerOf(raw, 'Subject'));
const messageIds = (server: TestMailServer) => server.received.map(({ raw }) => headerOf(raw, 'Message-ID'));

describe('a letter', () => {
  it('leaves with its transaction, and not at all when that is undone', async () => {
    const { server, mail } = await prepare();
    office.startSending({ mail });
    const undone = inTransaction(office.ctx(), async (ctx) => {
      await postMail(ctx, { to: { key, address }, template: passwordChanged, params: { name: 'Ghost', happened: '' } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const id = await postNotice();
    await soon(async () => expect((await office.row(id)).state).toBe('sent'));
    expect(subjects(server)).toEqual(['Your password was changed, Cleo Marsh']);
    expect(server.received[0]?.recipients).toEqual([address]);
    expect(messageIds(server)).toEqual([`<${id}@id.example.org>`]);
    expect(await office.dump()).not.toContain('Ghost');
    expect(office.outcomes).toEqual(['mail sent']);
  });

  it('lies sealed until then: no address, name, device or code in any table, payload or log', async () => {
    const { mail } = await prepare();
    const notice = await postNotice();
    const code = await postCode();
    const before = await office.dump();
    for (const part of [address, 'lakeside.example', 'Cleo', '492713']) expect(before).not.toContain(part);
    expect(before).toContain(notice);
    office.startSending({ mail });
    await soon(async () => expect((await office.row(code)).state).toBe('sent'));
    const row = await office.row(code);
    expect(row.secret_sealed).toBeNull();
    const after = (await office.dump()) + office.log();
    for (const part of [address, 'lakeside.example', 'Cleo', '492713']) expect(after).not.toContain(part);
  });

  it('adds no header and no recipient, whatever a name holds', async () => {
    const { server, mail } = await prepare();
    office.startSending({ mail });
    await postNotice('Cleo\r\nBcc: eve@example.org\r\n\r\n<script>alert(1)</script>');
    await soon(() => expect(server.received).toHaveLength(1));
    const { raw, recipients } = server.received[0] ?? { raw: '', recipients: [] };
    expect(recipients).toEqual([address]);
    expect(headersOf(raw).filter((line) => /^(bcc|cc|to):/i.test(line))).toEqual([`To: ${address}`]);
  });
});

describe('a mail server in trouble', () => {
  it('that answers 421 for a while gets every letter once', async () => {
    let answers = 0;
    const { server, mail } = await prepare({
      onRcptTo: (_address, _session, done) => (++answers <= 3 ? done(refusal(421)) : done()),
    });
    office.startSending({ mail });
    const ids = await Promise.all([postNotice('One'), postNotice('Two')]);
    await soon(async () =>
      expect((await Promise.all(ids.map(office.row))).every(({ attempts }) => attempts > 0)).toBe(true),
    );
    await soon(async () => {
      await office.moveClock(600);
      expect((await Promise.all(ids.map(office.row))).map(({ state }) => state)).toEqual(['sent', 'sent']);
    });
    expect(subjects(server).toSorted()).toEqual(['Your password was changed, One', 'Your password was changed, Two']);
    expect(office.outcomes).toContain('mail retried');
  });

  it('that is cut off after the message gets it again with the same Message-ID', async () => {
    let cuts = 0;
    const seen: string[] = [];
    const { server, mail } = await prepare({
      onData(stream, _session, done) {
        let raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
        stream.on('end', () => {
          seen.push(headerOf(raw, 'Message-ID') ?? '');
          if (cuts++ === 0) server.cut();
          else done();
        });
      },
    });
    office.startSending({ mail });
    const id = await postNotice();
    await soon(() => expect(seen).toHaveLength(1));
    await soon(async () => {
      await office.moveClock(30);
      expect((await office.row(id)).state).toBe('sent');
    });
    expect(seen).toEqual([`<${id}@id.example.org>`, `<${id}@id.example.org>`]);
  });

  it('that is dead for an hour gets everything afterwards; an expired code is left out and said so', async () => {
    const { server, mail } = await prepare();
    await server.close();
    office.startSending({ mail: resting(mail) });
    const ids = [await postNotice('One'), await postNotice('Two'), await postCode()];
    await soon(async () => {
      for (const row of await Promise.all(ids.map(office.row))) expect(row).toMatchObject({ state: 'queued' });
      expect((await office.row(ids[0]!)).attempts).toBeGreaterThan(0);
    });
    await office.moveClock(3_600);
    const back = await testMailServer({}, server.port);
    closers.push(() => back.close());
    await soon(async () => {
      await office.moveClock(60);
      for (const row of await Promise.all(ids.map(office.row))) expect(row).toMatchObject({ state: 'sent' });
    });
    expect(new Set(messageIds(back))).toEqual(new Set(ids.map((id) => `<${id}@id.example.org>`)));
    expect(back.received).toHaveLength(3);
    const late = back.received.find(({ raw }) => headerOf(raw, 'Subject') === 'Your code')?.raw ?? '';
    expect(late).toContain('was used or has expired');
    expect(late).not.toContain('492713');
  });

  it('that is dead for good makes the letter die visibly, and an operator can send it after all', async () => {
    const { server, mail } = await prepare();
    await server.close();
    office.startSending({ mail });
    const id = await postNotice();
    await soon(async () => expect((await office.row(id)).attempts).toBeGreaterThan(0));
    await office.moveClock(GIVE_UP_AFTER_HOURS * 3_600);
    await soon(async () => expect((await office.row(id)).state).toBe('dead'));
    expect(office.outcomes.at(-1)).toBe('mail dead');
    const { rows } = await sql<{ action: string; reason: string; object_id: string }>`
      SELECT action, reason, object_id FROM audit.public_event WHERE object_id = ${id}`.execute(office.test.db);
    expect(rows).toEqual([{ action: 'mail.give-up', reason: expect.stringMatching(/^smtp-/), object_id: id }]);
    const back = await testMailServer({}, server.port);
    closers.push(() => back.close());
    expect(await reviveLetter(office.ctx(), id)).toBe(true);
    await soon(async () => expect((await office.row(id)).state).toBe('sent'));
    expect(await reviveLetter(office.ctx(), id)).toBe(false);
  });

  it('that refuses the receiver for good is believed at once, and the secret goes', async () => {
    const { mail } = await prepare({ onRcptTo: (_address, _session, done) => done(refusal(550)) });
    office.startSending({ mail });
    const id = await postCode();
    await soon(async () => expect((await office.row(id)).state).toBe('dead'));
    expect(await office.row(id)).toMatchObject({
      attempts: 1,
      secret_sealed: null,
      last_fault: 'smtp-EENVELOPE-RCPT-TO-550',
    });
  });
});

describe('a crash', () => {
  it('between handing over and noting it brings one copy, known by its Message-ID', async () => {
    const { server, mail } = await prepare();
    const id = await postCode();
    await sql`UPDATE graphile_worker._private_jobs SET attempts = 1, locked_by = 'pool-gone',
      locked_at = now() - interval '1 minute'`.execute(office.test.db);
    await sql`UPDATE platform.letter SET state = 'sending', attempts = 1, next_try_at = NULL`.execute(office.test.db);
    office.startSending({ mail });
    await soon(async () => expect((await office.row(id)).state).toBe('sent'));
    expect(messageIds(server)).toEqual([`<${id}@id.example.org>`]);
    expect(server.received[0]?.raw).toContain('492713');
  });

  it('that lost the job is noticed by housekeeping', async () => {
    const { server, mail } = await prepare();
    const id = await postNotice();
    await sql`DELETE FROM graphile_worker._private_jobs`.execute(office.test.db);
    await office.moveClock(11 * 60);
    office.startSending({ mail });
    await soon(async () => {
      await office.moveClock(60);
      expect((await office.row(id)).state).toBe('sent');
    });
    expect(server.received).toHaveLength(1);
  });
});

describe('a secret', () => {
  it('that was used before the letter could leave is left out of it', async () => {
    const { server, mail } = await prepare();
    const id = await postMail(office.ctx(), {
      to: { key, address },
      template: invitation,
      params: { systems: ['Enrollment'], inviter: 'Ben Ortiz' },
      secret: 'K7M2XQ',
      secretExpiresAt: inMinutes(60),
    });
    await forgetSecret(office.ctx(), id);
    office.startSending({ mail });
    await soon(() => expect(server.received).toHaveLength(1));
    expect(server.received[0]?.raw).not.toContain('K7M2XQ');
  });

  it('leaves the table once it has expired, and old letters go altogether', async () => {
    await prepare();
    const id = await postCode('830164', 10);
    office.startSending();
    await soon(async () => expect((await office.row(id)).state).toBe('sent'));
    expect((await office.row(id)).secret_sealed).not.toBeNull();
    await office.moveClock(11 * 60);
    await soon(async () => expect((await office.row(id)).secret_sealed).toBeNull());
    await office.moveClock(91 * 86_400);
    await soon(async () => expect(await office.row(id).catch(() => 'gone')).toBe('gone'));
  });

  it('has its place: not without an end, not in the parameters, not in a letter without one', async () => {
    await prepare();
    const to = { key, address };
    const secretExpiresAt = inMinutes(10);
    await expect(
      postMail(office.ctx(), {
        to,
        template: confirmationCode,
        params: { purpose: 'x 492713' },
        secret: '492713',
        secretExpiresAt,
      }),
    ).rejects.toThrow('stands in its parameters');
    await expect(postMail(office.ctx(), { to, template: confirmationCode, params: { purpose: 'x' } })).rejects.toThrow(
      'needs its secret',
    );
    await expect(
      postMail(office.ctx(), {
        to,
        template: passwordChanged,
        params: { name: 'x', happened: '' },
        secret: '492713',
        secretExpiresAt,
      }),
    ).rejects.toThrow('no place for a secret');
  });
});

describe('a receiver', () => {
  it('who was only typed gets letters made for that, without links', async () => {
    await prepare();
    const to = { key, address, typed: true };
    await expect(
      postMail(office.ctx(), { to, template: passwordChanged, params: { name: 'x', happened: '' } }),
    ).rejects.toThrow('addresses on file only');
    await postMail(office.ctx(), {
      to,
      template: confirmationCode,
      params: { purpose: 'register' },
      secret: '492713',
      secretExpiresAt: inMinutes(10),
    });
  });

  it('whose data was destroyed gets nothing more, and nobody else gets it', async () => {
    const { server, mail } = await prepare();
    const id = await postNotice();
    const prepared = await prepareShred(office.ctx(), key.ownerId);
    await inTransaction(office.ctx(), (ctx) => shred(ctx, prepared));
    office.startSending({ mail });
    await soon(async () => expect(await office.row(id)).toMatchObject({ state: 'dead', last_fault: 'owner-shredded' }));
    expect(server.received).toHaveLength(0);
  });

  it('is the one it was sealed for: a moved or edited address dies, on record', async () => {
    const { server, mail } = await prepare();
    const mine = await postNotice();
    const other = await postNotice();
    const { address_sealed: moved } = await office.row(other);
    await sql`DELETE FROM graphile_worker._private_jobs WHERE key = ${`letter.${other}`}`.execute(office.test.db);
    await swapAddress(mine, moved);
    office.startSending({ mail });
    await soon(async () => expect(await office.row(mine)).toMatchObject({ state: 'dead', last_fault: 'seal-broken' }));
    const { rows } = await sql`SELECT FROM audit.public_event
      WHERE action = 'person.open-broken' AND object_id = ${key.ownerId}`.execute(office.test.db);
    expect(rows).toHaveLength(1);
    expect(server.received).toHaveLength(0);
  });

  async function swapAddress(letterId: string, sealed: Buffer): Promise<void> {
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: office.test.adminUrl });
    await client.connect();
    await client.query('UPDATE platform.letter SET address_sealed = $2 WHERE letter_id = $1', [letterId, sealed]);
    await client.end();
  }
});

describe('a text', () => {
  it('goes by the webhook with its number, its words and its id', async () => {
    await prepare();
    const sent: OutgoingText[] = [];
    office.startSending({ texts: { kind: 'webhook', deliver: async (text) => (sent.push(text), handedOver) } });
    const text = { template: codeByPhone, params: { minutes: 10 }, secret: '492713', secretExpiresAt: inMinutes(10) };
    const to = { key, phone: '2025550123' };
    const ids = [
      await postText(office.ctx(), { ...text, to, channel: 'text' }),
      await postText(office.ctx(), { ...text, to, channel: 'voice' }),
    ];
    await soon(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(sent.every(({ phone }) => phone === '+12025550123')).toBe(true);
    expect(sent.find(({ channel }) => channel === 'voice')?.text).toContain('4, 9, 2, 7, 1, 3');
    await soon(async () => expect((await office.row(ids[1]!)).secret_sealed).toBeNull());
    expect((await office.dump()) + office.log()).not.toMatch(/492713|2025550123/);
  });
});
