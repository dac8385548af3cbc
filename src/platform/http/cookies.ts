/**
 * Our cookies: `__Host-` and Secure everywhere, except on loopback http where browsers would drop them.
 * Values are random or signed; none carries a fact in clear.
 */
export interface CookieJar {
  read(name: CookieName): string | null;
  set(name: CookieName, value: string, options?: { readonly maxAgeSeconds?: number }): void;
  drop(name: CookieName): void;
}

/** session: who is signed in · visitor: binds forms before that · terms: accepted · device: known to an account · invitation: a link that was opened. */
export type CookieName = 'session' | 'visitor' | 'terms' | 'device' | 'invitation';

/** Longest value that is looked at; ours have fewer than 300 characters. */
const valueAtMost = 1024;

export function cookieJar(
  header: string | undefined,
  secure: boolean,
  append: (setCookie: string) => unknown,
): CookieJar {
  const prefix = secure ? '__Host-' : '';
  const given = parseCookies(header);
  return {
    read: (name) => given.get(prefix + name) ?? null,
    set(name, value, { maxAgeSeconds } = {}) {
      given.set(prefix + name, value);
      append(setCookie(prefix + name, value, secure, maxAgeSeconds));
    },
    drop(name) {
      given.delete(prefix + name);
      append(setCookie(prefix + name, '', secure, 0));
    },
  };
}

function setCookie(name: string, value: string, secure: boolean, maxAgeSeconds: number | undefined): string {
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${Math.floor(maxAgeSeconds)}`;
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${age}`;
}

/** The first of two cookies with one name wins, and only characters that we ever set are accepted. */
function parseCookies(header = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of header.slice(0, 8192).split(';')) {
    const at = part.indexOf('=');
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    const value = part.slice(at + 1).trim();
    if (!found.has(name) && value.length <= valueAtMost && /^[\w.~-]+$/.test(value)) found.set(name, value);
  }
  return found;
}
