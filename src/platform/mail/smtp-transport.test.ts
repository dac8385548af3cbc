/** The mail server's side, with a real one: what it is told, and what its answers mean for the next try. */
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutgoingMail } from './delivery.ts';
import { messageId, readSender, smtpTransport } from './smtp-transport.ts';
import { headerOf, headersOf, refusal, testMailServer } from '../../../test/mail-server.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function mailServer(options: SMTPServerOptions = {}) {
  const server = await testMailServer(options);
  const transport = smtpTransport({ smtpUrl: server.url, mailFrom: 'Countersign <no-reply@id.example.org>' });
  closers.push(async () => {
    await transport.close();
    await server.close();
  });
  return { server, transport, received: server.received };
}

const mail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: '0197a2b0-0000-7000-8000-000000000001',
  address: 'cleo@lakeside.example',
  subject: 'Your password was changed',
  text: 'Hello',
  html: '<!DOCTYPE html><html lang="en"><title>x</title><p>Hello</p></html>',
  createdAt: new Date('2026-05-03T13:14:00Z'),
  ...change,
});
describe('what a mail server is told', () => {
  it('gets one recipient, the stored address, and the id of the row', async () => {
    const { received, transport } = await mailServer();
    expect(await transport.deliver(mail())).toEqual({ kind: 'handed-over' });
    expect(await transport.deliver(mail())).toEqual({ kind: 'handed-over' });
    for (const { from, recipients, raw } of received) {
      expect(from).toBe('no-reply@id.example.org');
      expect(recipients).toEqual(['cleo@lakeside.example']);
      expect(headerOf(raw, 'Message-ID')).toBe('<0197a2b0-0000-7000-8000-000000000001@id.example.org>');
      expect(headerOf(raw, 'To')).toBe('cleo@lakeside.example');
      expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
      expect(headerOf(raw, 'Date')).toBe('Sun, 03 May 2026 13:14:00 +0000');
      expect(raw).toContain('text/plain');
      expect(raw).toContain('text/html');
    }
    expect(received).toHaveLength(2);
  });

  it.each(['a\r\nBcc: eve@example.org', 'a\nX-Evil: 1', 'a\u0000b', 'é'.repeat(80), 'a: b <c@d.example>'])(
    'adds no header for the subject %j',
    async (subject) => {
      const { received, transport } = await mailServer();
      await transport.deliver(mail({ subject }));
      const names = headersOf(received[0]?.raw ?? '').map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
      expect(names.toSorted()).toEqual(
        ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'].concat(
          'x-auto-response-suppress',
        ),
      );
      expect(received[0]?.recipients).toEqual(['cleo@lakeside.example']);
    },
  );
});

describe('what the answer of a mail server means', () => {
  it.each([
    ['421 to the recipient', { onRcptTo: (_a, _s, done) => done(refusal(421)) }, 'try-again'],
    ['450 to the recipient', { onRcptTo: (_a, _s, done) => done(refusal(450)) }, 'try-again'],
    ['550 to the recipient', { onRcptTo: (_a, _s, done) => done(refusal(550)) }, 'refused-for-good'],
    ['421 to the sender', { onMailFrom: (_a, _s, done) => done(refusal(421)) }, 'try-again'],
    ['550 to the sender', { onMailFrom: (_a, _s, done) => done(refusal(550)) }, 'try-again'],
    ['421 at the door', { onConnect: (_s, done) => done(refusal(421)) }, 'try-again'],
    ['554 at the door', { onConnect: (_s, done) => done(refusal(554)) }, 'try-again'],
    [
      '552 to the message',
      {
        onData: (stream, _s, done) => {
          stream.on('end', () => done(refusal(552)));
          stream.resume();
        },
      },
      'refused-for-good',
    ],
    [
      '451 to the message',
      {
        onData: (stream, _s, done) => {
          stream.on('end', () => done(refusal(451)));
          stream.resume();
        },
      },
      'try-again',
    ],
  ] satisfies [string, SMTPServerOptions, string][])('%s: %s', async (_name, options, kind) => {
    const { transport } = await mailServer(options);
    const delivery = await transport.deliver(mail());
    expect(delivery.kind).toBe(kind);
    expect(JSON.stringify(delivery)).not.toContain('cleo');
  });

  it('tries again after a connection that was cut after the message', async () => {
    const { transport, server } = await mailServer({
      onData(stream) {
        stream.on('end', () => server.cut());
        stream.resume();
      },
    });
    expect(await transport.deliver(mail())).toMatchObject({ kind: 'try-again' });
  });

  it('tries again when nobody listens', async () => {
    const { transport, server } = await mailServer();
    await server.close();
    expect(await transport.deliver(mail())).toMatchObject({ kind: 'try-again', serverAway: true });
  });
});

describe('the sender', () => {
  it.each([
    ['Countersign <no-reply@id.example.org>', 'Countersign', 'no-reply@id.example.org'],
    ['"Countersign, Inc." <No-Reply@ID.example.org>', 'Countersign, Inc.', 'no-reply@id.example.org'],
    ['no-reply@id.example.org', '', 'no-reply@id.example.org'],
  ])('%s', (mailFrom, name, address) => {
    expect(readSender(mailFrom)).toEqual({ name, address });
  });
  it('is one address', () => {
    expect(() => readSender('a@b.example, c@d.example')).toThrow('MAIL_FROM must be one address');
    expect(() => readSender('A\r\nBcc: x <a@b.example>')).toThrow('MAIL_FROM must be one address');
  });
  it('gives the Message-ID its domain', () => {
    expect(messageId('x', 'no-reply@id.example.org')).toBe('<x@id.example.org>');
  });
});
