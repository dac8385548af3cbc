/** A browser as small as can be: cookies, forms by their hidden fields, and the steps of signing in. */
import { castPassword } from '../db/seeds/cast.ts';
import type { Answered } from './connection.ts';
import { connect } from './load.ts';

export interface Browser {
  get(path: string): Promise<Answered>;
  /** Posts the first form of `page` that goes to `path`, with its hidden values. */
  post(page: Answered, path: string, values: Readonly<Record<string, string>>): Promise<Answered>;
  cookies(): string;
  /** Leaves a session as it is and begins another, from another address: limits count tries by address. */
  startAnew(): void;
}

let addresses = 0;
/** Only where the server trusts 127.0.0.1 as a proxy (`behindProxy`), as it would behind a load balancer. */
const nextAddress = (): string => {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
};
export const behindProxy = { TRUSTED_PROXIES: '127.0.0.1' } as const;

export function browser(ask: ReturnType<typeof connect>['ask'], jar = new Map<string, string>()): Browser {
  let address = nextAddress();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = () => ({ cookie: cookies(), 'x-forwarded-for': address });
  const keep = (answer: Answered): Answered => {
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    startAnew() {
      jar.delete('session');
      address = nextAddress();
    },
    get: async (path) => keep(await ask({ path, headers: headers() })),
    async post(page, path, values) {
      const body = new URLSearchParams({ ...hiddenOf(page.body, path), ...values }).toString();
      const form = { ...headers(), 'content-type': 'application/x-www-form-urlencoded' };
      return keep(await ask({ method: 'POST', path, headers: form, body }));
    },
  };
}

function hiddenOf(html: string, path: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${path}"`)) ?? '';
  const inputs = form.split('</form>')[0]?.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g) ?? [];
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

export async function acceptTerms(visitor: Browser): Promise<void> {
  await visitor.post(await visitor.get('/terms'), '/terms', { decision: 'accept' });
}

/** The cookies of somebody who accepted the terms, and nothing else. */
export async function termsCookie(port: number): Promise<string> {
  const { ask, close } = connect(port, 1);
  const visitor = browser(ask);
  await acceptTerms(visitor);
  await visitor.get('/');
  close();
  return visitor.cookies();
}

/** Whether the password led to the choice of a method. */
export async function givePassword(visitor: Browser, userId: string): Promise<boolean> {
  visitor.startAnew();
  const answer = await visitor.post(await visitor.get('/'), '/sign-in', { userId, password: castPassword });
  return answer.headers.location === '/sign-in/method';
}

export interface Person {
  readonly userId: string;
  readonly phone: string;
}

/** Password, code by text, session. `next` waits for the code that is sent to a phone. */
export async function signInAs(
  visitor: Browser,
  { userId, phone }: Person,
  next: (phone: string) => Promise<string>,
): Promise<boolean> {
  if (!(await givePassword(visitor, userId))) return false;
  const methods = await visitor.get('/sign-in/method');
  const [, method = ''] = /name="method" value="([^"]+)"/.exec(methods.body) ?? [];
  const code = next(phone);
  await visitor.post(methods, '/sign-in/method', { method });
  const page = await visitor.get('/sign-in/code');
  const entered = await visitor.post(page, '/sign-in/code', { code: await code, device: 'public' });
  return entered.status === 303 && entered.headers.location === '/';
}
