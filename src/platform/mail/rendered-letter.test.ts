/** Letters as words: links lead home, nothing that people typed runs or breaks out, a secret that is gone is said so. */
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { letterLink } from './letter-house.ts';
import { action, defineLetter, facts, paragraph, type Letter } from './letter.ts';
import { letterPreviews } from './letter-previews.ts';
import { letterRegistry } from './letter-registry.ts';
import { inert, renderLetter } from './rendered-letter.ts';
import { confirmationCode, invitation, passwordChanged, testHouse, testRegistry } from '../../../test/letters.ts';

const render = (letter: Letter, secret: string | null = letter.example.secret ?? null) =>
  renderLetter(letter, { params: letter.example.params, secret }, testHouse);

const payloads = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "';alert(1)//",
  '<a href="javascript:alert(1)">x</a>',
  '</title><svg onload=alert(1)>',
  '&lt;b&gt;',
  '<!--',
  '{{7*7}}${7*7}',
  'Ada\r\nBcc: eve@example.org',
  'Ada\u2028Subject: x',
  '\u202eevil',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
];

describe('rendered letter', () => {
  it('says what happened, when with its zone, from where, and who to ask', () => {
    const { subject, text, html } = render(passwordChanged);
    expect(subject).toBe('Your password was changed, Ada Okafor');
    for (const part of [text, html]) {
      expect(part).toContain('Sunday, May 3, 2026 at 9:14 AM EDT');
      expect(part).toContain('Firefox on Windows, network address 203.0.113.7');
      expect(part).toContain('https://id.example.org/account/disavowals/new');
      expect(part).toContain('desk@countersign.invalid');
      expect(part.replaceAll('\n', ' ')).toContain('unattended address. Do not reply');
    }
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(76);
  });

  it('is accessible HTML that fetches nothing', async () => {
    const checker = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: { 'no-inline-style': 'off', 'no-implicit-close': 'error', 'tel-non-breaking': 'off' },
    });
    for (const letter of [passwordChanged, confirmationCode, invitation] as Letter[]) {
      const { html } = render(letter);
      const report = await checker.validateString(html);
      expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
      expect(html).not.toMatch(/<(img|script|link|iframe|style|table|form|input)\b|url\(|\ssrc=|@import/i);
    }
  });

  it('leaves a secret out once it is gone, and says so', () => {
    for (const letter of [confirmationCode, invitation] as Letter[]) {
      const { text, html } = render(letter, null);
      expect(text.replaceAll('\n', ' ')).toContain('was used or has expired');
      expect(html).toContain('was used or has expired');
    }
    expect(render(confirmationCode).text).toContain('Code: 492713');
    expect(render(confirmationCode).html).toContain('492713');
    expect(render(invitation).text).toContain('https://id.example.org/pin/K7M2');
  });

  it.each(payloads)('keeps %j as text', (payload) => {
    const { subject, html } = renderLetter(
      passwordChanged,
      { params: { name: payload, happened: '' }, secret: null },
      testHouse,
    );
    expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u);
    const tags = new Set([...html.matchAll(/<(\/?[a-z0-9!-]+)/gi)].map(([, name]) => name?.toLowerCase()));
    const known = 'html head meta title body div header p main h1 dl dt dd a footer br'.split(' ');
    expect([...tags].filter((tag) => tag !== '!doctype' && !known.includes(tag?.replace('/', '') ?? ''))).toEqual([]);
    expect(html.match(/<meta/g)).toHaveLength(2);
    expect([...html.matchAll(/href="([^"]*)"/g)].every(([, href]) => href?.startsWith('https://id.example.org/'))).toBe(
      true,
    );
  });

  it('never lets typed text open a tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (name) => {
        const { html } = renderLetter(passwordChanged, { params: { name, happened: '' }, secret: null }, testHouse);
        expect(html.match(/</g)?.length).toBe(render(passwordChanged).html.match(/</g)?.length);
      }),
    );
  });

  it('refuses a link in a letter for typed addresses', () => {
    const letter = defineLetter({
      name: 'test-linked',
      forTypedAddress: true,
      subject: () => 'x',
      body: () => [action('Open', '/')],
      example: { params: {} },
    });
    expect(() => render(letter)).toThrow('must have no link');
    const inFacts = { ...letter, body: () => [facts([['Open', { path: '/' }]])] };
    expect(() => render(inFacts)).toThrow('must have no link');
  });
});

describe('letter link', () => {
  it.each(['/a', '/a/b?c=d#e', '/pin/K7M2', '/%2f%2fevil.example'])('keeps %s at home', (path) => {
    expect(new URL(letterLink(testHouse, path)).origin).toBe('https://id.example.org');
  });
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'a',
    '',
    '/a\nb',
    '/a b',
    '@evil.example',
    '.evil.example',
    '\\\\evil',
  ])('refuses %j', (path) => {
    expect(() => letterLink(testHouse, path)).toThrow('paths of ours only');
  });
});

describe('letter registry', () => {
  it('shows every letter with its example', () => {
    const previews = letterPreviews(testRegistry, testHouse);
    expect(previews.map(({ name, html }) => [name, html !== null])).toEqual([
      ['test-password-changed', true],
      ['test-confirmation-code', true],
      ['test-invitation', true],
      ['test-code-by-phone', false],
    ]);
  });

  it('refuses two letters of one name', () => {
    expect(() => letterRegistry({ letters: [invitation, invitation] as Letter[], texts: [] })).toThrow('Two templates');
  });
  it('refuses a letter whose example and secret disagree, and a bad name', () => {
    const spec = { subject: () => '', body: () => [paragraph('')], example: { params: {} } };
    expect(() => defineLetter({ ...spec, name: 'test-a', carriesSecret: true })).toThrow('secret');
    expect(() => defineLetter({ ...spec, name: 'A' })).toThrow('no name');
  });
});

it('takes out controls and marks that hide or turn text, and nothing else', () => {
  expect(inert(' José\tÁlvarez-O’Neil\u200b\u0000\u202eX ')).toBe('José Álvarez-O’Neil X');
});
