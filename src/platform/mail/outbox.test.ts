/** The demo's mailbox: what was sent, codes included while they work. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  codeByPhone,
  confirmationCode,
  invitation,
  passwordChanged,
  testHouse,
  testRegistry,
} from '../../../test/letters.ts';
import { openPostOffice, type PostOffice } from '../../../test/post-office.ts';
import { soon } from '../../../test/soon.ts';
import { prepareDataKey } from '../crypto/data-keys.ts';
import { forgetSecret, postMail, postText } from './post-letter.ts';
import { listOutbox } from './outbox.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(async () => {
  await office.stopSending();
  await office.test.drop();
});

const parts = { registry: testRegistry, house: testHouse };

it('shows letters, texts and calls newest first, with their codes until these are used', async () => {
  const key = await prepareDataKey(office.ctx(), randomUUID());
  const to = { key, address: 'cleo@lakeside.example' };
  const secretExpiresAt = new Date(Date.now() + 600_000);
  const params = { name: '<b>Cleo</b>', happened: '' };
  expect(await listOutbox(office.ctx(), parts)).toEqual([]);
  // Two of one millisecond have no order.
  let posted = Date.now();
  const next = () => ({ ...office.ctx(), now: new Date((posted += 1)) });

  await postMail(next(), { to, template: passwordChanged, params });
  const invited = await postMail(next(), {
    to,
    template: invitation,
    params: { systems: ['Enrollment'], inviter: 'Ben Ortiz' },
    secret: 'K7M2XQ',
    secretExpiresAt,
  });
  const code = await postMail(next(), {
    to,
    template: confirmationCode,
    params: { purpose: 'x' },
    secret: '830164',
    secretExpiresAt,
  });
  await postText(next(), {
    to: { key, phone: '2025550123' },
    channel: 'voice',
    template: codeByPhone,
    params: { minutes: 10 },
    secret: '492713',
    secretExpiresAt,
  });
  office.startSending();
  await soon(() => expect(office.outcomes).toHaveLength(4));
  await forgetSecret(office.ctx(), code);

  const letters = await listOutbox(office.ctx(), parts);
  expect(letters.map(({ channel, template, secret, state }) => [channel, template, secret, state])).toEqual([
    ['voice', 'test-code-by-phone', '492713', 'sent'],
    ['mail', 'test-confirmation-code', null, 'sent'],
    ['mail', 'test-invitation', 'K7M2XQ', 'sent'],
    ['mail', 'test-password-changed', null, 'sent'],
  ]);
  expect(letters.find(({ id }) => id === invited)?.to).toBe('cleo@lakeside.example');

  expect(letters.find(({ channel }) => channel === 'voice')).toMatchObject({
    to: '2025550123',
    html: null,
    text: expect.stringContaining('4, 9, 2, 7, 1, 3'),
  });
  const byTemplate = new Map(letters.map((letter) => [letter.template, letter]));
  expect(byTemplate.get('test-invitation')?.text).toContain('https://id.example.org/pin/K7M2XQ');
  expect(byTemplate.get('test-confirmation-code')?.text).not.toContain('830164');
  expect(byTemplate.get('test-password-changed')?.html).toContain('&lt;b&gt;Cleo');
});
