import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMAIL_LIMIT_CHARACTERS, emailSentence, maskEmail, parseEmail, type EmailReason } from './email.ts';

describe('e-mail address', () => {
  test.each([
    ['Cleo.Marsh@Lakeside.Example', 'cleo.marsh@lakeside.example'],
    [' cleo+work@example.org ', 'cleo+work@example.org'],
    ["o'neill@sub.example.org", "o'neill@sub.example.org"],
    ['cleo@bücher.example', 'cleo@xn--bcher-kva.example'],
    ['cleo@xn--bcher-kva.example', 'cleo@xn--bcher-kva.example'],
    ['cleo@ｅxample.org', 'cleo@example.org'],
    ['cleo@BÜCHER.example', 'cleo@xn--bcher-kva.example'],
  ])('%j is stored as %j', (typed, value) => expect(parseEmail(typed)).toEqual({ ok: true, value }));

  test('a look-alike domain shows itself', () => {
    const lookAlike = parseEmail('cleo@l\u0430keside.example');
    expect(lookAlike.ok && lookAlike.value).toMatch(/^cleo@xn--/);
  });

  const one = 'Enter one e-mail address only, without spaces, commas or a name around it.';
  const full = 'Enter the e-mail address in full, such as name@example.org.';
  const before = 'Check the part before the @: it may hold letters without accents, digits, periods and hyphens.';
  const after = 'Check the part after the @: it looks like example.org.';
  test.each<[string, EmailReason, string]>([
    ['', 'email-missing', 'Enter the e-mail address.'],
    [
      `${'a'.repeat(60)}@${'b.'.repeat(110)}org`,
      'email-too-long',
      'Enter an e-mail address of 254 characters or fewer.',
    ],
    ['a@example.org, b@example.org', 'email-several', one],
    ['a@example.org;b@example.org', 'email-several', one],
    ['a@example.org b@example.org', 'email-several', one],
    ['a@b@example.org', 'email-several', one],
    ['Cleo Marsh <cleo@example.org>', 'email-several', one],
    ['a@example.org\r\nBcc: b@example.org', 'email-several', one],
    ['group: a@example.org;', 'email-several', one],
    ['cleo', 'email-form', full],
    ['@example.org', 'email-form', full],
    ['cleo@', 'email-form', full],
    ['"cleo marsh"@example.org', 'email-several', one],
    ['"cleo"@example.org', 'email-local-part', before],
    ['cleo(comment)@example.org', 'email-local-part', before],
    ['<cleo@example.org>', 'email-local-part', before],
    ['cleo%evil.example@example.org', 'email-local-part', before],
    ['evil.example!cleo@example.org', 'email-local-part', before],
    ['=?utf-8?q?cleo=40evil.example=3e?=@example.org', 'email-local-part', before],
    ['|cleo@example.org', 'email-local-part', before],
    ['-oQ/tmp@example.org', 'email-local-part', before],
    ['.cleo@example.org', 'email-local-part', before],
    ['cleo..marsh@example.org', 'email-local-part', before],
    ['cl\u0435o@example.org', 'email-local-part', before],
    ['ｃleo@example.org', 'email-local-part', before],
    ['cleo\0@example.org', 'email-local-part', before],
    [`${'a'.repeat(65)}@example.org`, 'email-local-part', before],
    ['cleo@localhost', 'email-domain', after],
    ['cleo@127.0.0.1', 'email-domain', after],
    ['cleo@0x7f.1', 'email-domain', after],
    ['cleo@[127.0.0.1]', 'email-domain', after],
    ['cleo@example.org(comment)', 'email-domain', after],
    ['cleo@example.org\r\nX-Header: 1', 'email-domain', after],
    ['cleo@example.org>', 'email-domain', after],
    ['cleo@example..org', 'email-domain', after],
    ['cleo@example.org.', 'email-domain', after],
    ['cleo@-example.org', 'email-domain', after],
    ['cleo@exa_mple.org', 'email-domain', after],
    ['cleo@exam\u200bple.org', 'email-domain', after],
    ['cleo@exam\u00adple.org', 'email-domain', after],
    ['cleo@example。org', 'email-domain', after],
    ['cleo@example.org/path', 'email-domain', after],
    ['cleo@user:pw', 'email-domain', after],
    ['cleo@example.org:25', 'email-domain', after],
    ['cleo@ex%61mple.org', 'email-domain', after],
    ['cleo@xn--.example', 'email-domain', after],
    [`cleo@${'a'.repeat(64)}.org`, 'email-domain', after],
  ])('%j is refused as %s', (typed, reason, sentence) => {
    const outcome = parseEmail(typed);
    expect(outcome).toMatchObject({ ok: false, reason });
    expect(outcome.ok || emailSentence(outcome)).toBe(sentence);
  });

  test('the canonical form reads as itself: printable ASCII, one @, nothing a mail header could take for more', () => {
    const nearly = fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          nearly.map(([a, b]) => `${a}@${b}.org`),
        ),
        (typed) => {
          const outcome = parseEmail(typed);
          if (!outcome.ok) return;
          expect(parseEmail(outcome.value)).toEqual(outcome);
          expect(outcome.value).toMatch(/^[!#-'*+./0-9=?^-~-]+@[a-z0-9.-]+$/);
          expect(outcome.value.length).toBeLessThanOrEqual(EMAIL_LIMIT_CHARACTERS);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('is partly shown', () => expect(maskEmail('cleo@lakeside.example')).toBe('c***@lakeside.example'));
});
