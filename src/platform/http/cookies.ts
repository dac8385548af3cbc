/**
 * Our cookies: `__Host-` and Secure everywhere, except on loopback http where browsers would drop them.
 * Values are random or signed; none carries a fact in clear.
 */
export interface CookieJar {
  read(name: CookieName): string | null;
  set(name: CookieName, value: string, options?: { readonly maxAgeSeconds?: number }): void;
  drop(name: CookieName): void;
}

/** session: who is signed in · visitor: binds forms before that · terms: accepted · device: known to an account · invitation: a link that was opened · registration: one to go on with. */
export type CookieName = 'session' | 'visitor' | 'terms' | 'device' | 'invitation' | 'registration';

/** Longest value that is looked at; ours have fewer than 300 characters. */
const valueAtMost = 1024;
/** All cookies together; a longer header is nobody's browser, and counts as none. */
const headerAtMost = 8192;

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

/**
 * What was sent twice was not set by us alone, so it counts as not sent at all. Nothing but the one blank after `;` is
 * taken away: trim() takes a no-break space too, behind which a planted cookie passes a browser's check of `__Host-`.
 */
function parseCookies(header = ''): Map<string, string> {
  const given = new Map<string, string | null>();
  if (header.length > headerAtMost) return new Map();
  for (const part of header.split(';')) {
    const pair = part.startsWith(' ') ? part.slice(1) : part;
    const [name, value] = [pair.slice(0, Math.max(0, pair.indexOf('='))), pair.slice(pair.indexOf('=') + 1)];
    if (name !== '') given.set(name, given.has(name) || !isOurs(value) ? null : value);
  }
  return new Map([...given].filter((each): each is [string, string] => each[1] !== null));
}

const isOurs = (value: string): boolean => value.length <= valueAtMost && /^[\w.~-]+$/.test(value);
