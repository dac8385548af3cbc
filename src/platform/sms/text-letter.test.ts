/** Texts and calls: digits are read one by one, a secret that is gone is not sent, nothing costs three segments. */
import { expect, it } from 'vitest';
import { letterShow } from '../mail/letter-house.ts';
import { codeByPhone, testHouse } from '../../../test/letters.ts';
import { defineText, renderText } from './text-letter.ts';

const show = letterShow(testHouse);
const params = { minutes: 10 };

it('reads digits one by one, twice', () => {
  const said = 'Your Countersign code is 4, 9, 2, 7, 1, 3. It works for 10 minutes.';
  expect(renderText(codeByPhone, { params, secret: '492713', channel: 'voice' }, show)).toBe(
    `${said} Once more: ${said}`,
  );
  expect(renderText(codeByPhone, { params, secret: '492713', channel: 'text' }, show)).toContain('is 492713.');
});

it('says nothing secret once the secret is gone', () => {
  expect(renderText(codeByPhone, { params, secret: null, channel: 'text' }, show)).toContain('no longer needed');
});

it('refuses what is too long', () => {
  const long = defineText({ name: 'test-long', text: () => 'x'.repeat(307), example: { params: {} } });
  expect(() => renderText(long, { params: {}, secret: null, channel: 'text' }, show)).toThrow('too long');
});
