/** 45 crafted addresses: each is stored as exactly one canonical address, or not at all. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { passwordChanged } from '../../../test/letters.ts';
import { headersOf, testMailServer } from '../../../test/mail-server.ts';
import { openPostOffice, type PostOffice } from '../../../test/post-office.ts';
import { soon } from '../../../test/soon.ts';
import { parseEmail } from '../../vocabulary/email.ts';
import { prepareDataKey } from '../crypto/data-keys.ts';
import { postMail } from './post-letter.ts';
import { smtpTransport } from './smtp-transport.ts';

const crafted: readonly string[] = [
  'cleo@lakeside.example,eve@evil.example',
  'cleo@lakeside.example;eve@evil.example',
  'cleo@lakeside.example eve@evil.example',
  'cleo@lakeside.example\teve@evil.example',
  'cleo@lakeside.example\r\nRCPT TO:<eve@evil.example>',
  'cleo@lakeside.example\nBcc: eve@evil.example',
  'cleo@lakeside.example\r',
  'cleo@lakeside.example\u0000@evil.example',
  'cleo@lakeside.example%0d%0aBcc:eve@evil.example',
  'Cleo <cleo@lakeside.example>',
  '<cleo@lakeside.example>',
  '<eve@evil.example>cleo@lakeside.example',
  '"eve@evil.example"@lakeside.example',
  '"eve@evil.example x"@lakeside.example',
  '"cleo"@lakeside.example',
  '"eve@evil.example>\r\nRCPT"@lakeside.example',
  'cleo(comment)@lakeside.example',
  'cleo@(evil.example)lakeside.example',
  'cleo@lakeside.example(evil)',
  'eve@evil.example@lakeside.example',
  'cleo@@lakeside.example',
  '@evil.example:cleo@lakeside.example',
  'evil.example!eve@lakeside.example',
  'eve%evil.example@lakeside.example',
  'group:eve@evil.example,cleo@lakeside.example;',
  'cleo@[127.0.0.1]',
  'cleo@[IPv6:::1]',
  'cleo@127.0.0.1',
  'cleo@2130706433',
  'cleo@localhost',
  'cleo@lakeside.example.',
  '.cleo@lakeside.example',
  'cleo..marsh@lakeside.example',
  'cleo.@lakeside.example',
  'cleo@-lakeside.example',
  'cleo@lakeside..example',
  'cleo@l\u0430keside.example',
  'cleo@lakeside\u3002example',
  'cleo@lake\u00adside.example',
  'cl\u0435o@lakeside.example',
  'cleo@\uff4cakeside.example',
  'CLEO@LAKESIDE.EXAMPLE',
  ' cleo@lakeside.example ',
  `${'a'.repeat(65)}@lakeside.example`,
  `cleo@${'a.'.repeat(160)}example`,
];

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.test.drop());
afterEach(() => office.stopSending());

it('are 45', () => expect(new Set(crafted).size).toBe(45));

it('as typed, reach the mail server never; in canonical form, as their one receiver', async () => {
  const server = await testMailServer();
  const mail = smtpTransport({ smtpUrl: server.url, mailFrom: 'no-reply@id.example.org' });
  const key = await prepareDataKey(office.ctx(), randomUUID());
  const post = (address: string) =>
    postMail(office.ctx(), {
      to: { key, address },
      template: passwordChanged,
      params: { name: 'Cleo', happened: '' },
    });
  const expected = crafted.map(parseEmail).flatMap((parsed) => (parsed.ok ? [parsed.value] : []));
  for (const typed of crafted.filter((address) => !expected.includes(address)))
    await expect(post(typed), typed).rejects.toThrow('canonical form');
  for (const address of expected) await post(address);
  expect(expected.every((address) => /^[\x21-\x7e]+@[a-z0-9.-]+$/.test(address))).toBe(true);
  office.startSending({ mail });
  await soon(() => expect(server.received).toHaveLength(expected.length));
  expect(server.received.flatMap(({ recipients }) => recipients).toSorted()).toEqual(expected.toSorted());
  for (const { recipients, raw } of server.received) {
    expect(recipients).toHaveLength(1);
    expect(headersOf(raw).filter((line) => /^(to|cc|bcc):/i.test(line))).toEqual([`To: ${recipients[0]}`]);
  }
  expect(JSON.stringify(server.received)).not.toMatch(/eve@evil/);
  await mail.close();
  await server.close();
});
