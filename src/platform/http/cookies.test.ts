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

  it('takes the first of two, and only characters that we set', () => {
    const jar = cookieJar('session=first; session=second; visitor="x"; terms=a b; device=ok.1~2-3_', false, () => {});
    expect([jar.read('session'), jar.read('visitor'), jar.read('terms'), jar.read('device')]).toEqual([
      'first',
      null,
      null,
      'ok.1~2-3_',
    ]);
  });

  it('does not take an unprefixed cookie for the protected one', () =>
    expect(cookieJar('session=planted', true, () => {}).read('session')).toBeNull());
});
