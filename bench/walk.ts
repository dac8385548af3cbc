/** A browser as small as can be: cookies, forms by their hidden fields, and the steps of signing in. */
import { connect, type Answered } from './load.ts';

export interface Browser {
  get(path: string): Promise<Answered>;
  /** Posts the first form of `page` that goes to `path`, with its hidden values. */
  post(page: Answered, path: string, values: Readonly<Record<string, string>>): Promise<Answered>;
  cookies(): string;
}

export function browser(ask: ReturnType<typeof connect>['ask'], jar = new Map<string, string>()): Browser {
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
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
    get: async (path) => keep(await ask({ path, headers: { cookie: cookies() } })),
    async post(page, path, values) {
      const body = new URLSearchParams({ ...hiddenOf(page.body, path), ...values }).toString();
      const headers = { cookie: cookies(), 'content-type': 'application/x-www-form-urlencoded' };
      return keep(await ask({ method: 'POST', path, headers, body }));
    },
  };
}

function hiddenOf(html: string, path: string): Record<string, string> {
  const form = html.split('<form').find((part) => part.includes(`action="${path}"`)) ?? '';
  const inputs = form.split('</form>')[0]?.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g) ?? [];
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
}

export async function acceptTerms(visitor: Browser): Promise<Answered> {
  await visitor.post(await visitor.get('/terms'), '/terms', { decision: 'accept' });
  return visitor.get('/');
}

export async function termsCookie(port: number): Promise<string> {
  const { ask, close } = connect(port, 1);
  const visitor = browser(ask);
  await acceptTerms(visitor);
  close();
  return visitor.cookies();
}
