/** Cookies carry every protection that the address allows, and a strange header is no cookie. */
import { describe, expect, it } from 'vitest';
import { cookieJar } from './cookies.ts';

describe('cookieJar', () => {
  it('sets __Host- cookies over TLS and plain ones on loopback http', () => {
    const lines: string[] = [];
    cookieJar(undefined, true, (line) => lines.push(line)).set('session', 'abc');
    cookieJar(undefined, false, (line) => lines.push(line)).set('session', 'abc', { maxAgeSeconds: 60.9 });
    expect(lines).toEqual([
      '__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure',
      'session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60',
    ]);
  });

  it.each([
    ['only characters that we set', 'visitor="x"; session=a b; terms=ä; device=ok.1~2-3_', { device: 'ok.1~2-3_' }],
    ['neither of two with one name', 'session=one; terms=ok; session=two', { terms: 'ok' }],
    ['not even two that are alike', 'session=one; session=one', {}],
    ['no name that only looks alike', '\u00a0session=one; \u0085terms=ok; SESSION=two; \u3000device=x', {}],
    ['no value longer than ours', `session=${'a'.repeat(1025)}; terms=ok`, { terms: 'ok' }],
    ['nothing of a header that is too long', `session=one; ${'x=y; '.repeat(2000)}`, {}],
    ['nothing of junk', ';;=;=session;session;session=; =session=a', {}],
  ])('takes %s', (_rule, header, taken) => {
    const jar = cookieJar(header, false, () => {});
    const names = ['session', 'visitor', 'terms', 'device'] as const;
    const read = names.flatMap((name) => (jar.read(name) === null ? [] : [[name, jar.read(name)]]));
    expect(Object.fromEntries(read)).toEqual(taken);
  });

  it('takes what stands with or without the blank of a browser', () =>
    expect(cookieJar('a=b;session=one', false, () => {}).read('session')).toBe('one'));

  it('does not take an unprefixed cookie for the protected one', () =>
    expect(cookieJar('session=planted', true, () => {}).read('session')).toBeNull());
});
