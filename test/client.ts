/**
 * A browser without JavaScript, working on the application as a function: it keeps cookies, follows redirects, fills
 * forms and refuses what no person could do. Every HTML answer is validated; a page that is not valid fails the test.
 */
import type { HtmlElement } from 'html-validate';
import { htmlMistakes, attributeOf, textOf } from './html.ts';
import { controlsOf, fillForm, type Control, type FieldValues } from './form-filling.ts';
import { formsOf, isHtml, readPage, type Page } from './page.ts';

/** The application: one function from request to answer. */
export type Send = (request: Request) => Promise<Response>;

export interface ClientOptions {
  readonly origin?: string;
  readonly userAgent?: string;
  /** False where many pages are asked for and none is looked at. */
  readonly checksHtml?: boolean;
  /** Sees every answer: the guard for personal data uses it. */
  readonly onAnswer?: (request: Request, response: Response, body: string) => void;
}

export interface Client {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  /** Presses the button whose text begins like this; without one, the only button of the form that has these fields. */
  submit(page: Page, values?: FieldValues, button?: string): Promise<Page>;
  /** Follows the link whose text begins like this. */
  follow(page: Page, link: string): Promise<Page>;
  /** Posts what no browser would: for tests of tampering. Headers given here replace the browser's own. */
  post(path: string, body: URLSearchParams | string, headers?: Readonly<Record<string, string>>): Promise<Page>;
}

const redirectsAtMost = 10;
const defaultAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

export function createClient(send: Send, options: ClientOptions = {}): Client {
  const origin = options.origin ?? 'http://localhost:3000';
  const cookies = new Map<string, string>();

  const ask = async (method: string, path: string, body: string | null, given: Readonly<Record<string, string>>) => {
    const headers = browserHeaders(options.userAgent ?? defaultAgent, cookies, body === null ? null : origin);
    for (const [name, value] of Object.entries(given)) headers.set(name, value);
    const request = new Request(new URL(path, origin), { method, headers, body });
    const response = await send(request);
    keepCookies(cookies, response.headers.getSetCookie());
    const answered = response.clone();
    options.onAnswer?.(request, response, await answered.text());
    return response;
  };

  const follow = async (first: Response, path: string): Promise<Page> => {
    const passed: string[] = [];
    let [response, at] = [first, path];
    while (response.status >= 300 && response.status < 400) {
      passed.push(at);
      if (passed.length > redirectsAtMost) throw new Error(`Too many redirects: ${passed.join(' → ')}`);
      const next = new URL(response.headers.get('location') ?? '', new URL(at, origin));
      if (next.origin !== origin) throw new Error(`A redirect left for ${next.origin}`);
      at = next.pathname + next.search;
      response = await ask('GET', at, null, {});
    }
    if (isHtml(response) && options.checksHtml !== false) await refuseMistakes(response.clone(), at);
    return readPage(response, at, passed);
  };

  const get = async (path: string): Promise<Page> => follow(await ask('GET', path, null, {}), path);
  return {
    cookies,
    get,
    async submit(page, values = {}, button) {
      const { form, controls, pressed } = chooseForm(page.document, values, button);
      const filled = fillForm(controls, values, pressed);
      const action =
        (pressed && attributeOf(pressed.element, 'formaction')) ?? attributeOf(form, 'action') ?? page.path;
      if ((attributeOf(form, 'method') ?? 'get').toLowerCase() === 'get')
        return get(`${action.split('?')[0]}?${filled}`);
      return follow(await ask('POST', action, filled.toString(), {}), action);
    },
    follow(page, link) {
      const found = page.links.find(({ text }) => text.startsWith(link));
      if (!found)
        throw new Error(
          `No link "${link}" on ${page.path}; there are: ${page.links.map(({ text }) => text).join(' | ')}`,
        );
      return get(found.href);
    },
    post: async (path, body, headers = {}) => follow(await ask('POST', path, body.toString(), headers), path),
  };
}

/** What a browser says of itself; `origin` only with a post. */
function browserHeaders(userAgent: string, cookies: ReadonlyMap<string, string>, origin: string | null): Headers {
  const headers = new Headers({
    accept: 'text/html,application/xhtml+xml',
    'user-agent': userAgent,
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
  });
  if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
  if (origin === null) return headers;
  headers.set('origin', origin);
  headers.set('content-type', 'application/x-www-form-urlencoded');
  return headers;
}

async function refuseMistakes(response: Response, path: string): Promise<void> {
  const mistakes = await htmlMistakes(await response.text());
  if (mistakes.length > 0) throw new Error(`${path} is not valid HTML:\n${mistakes.join('\n')}`);
}

/** An empty value, an age of nothing or a date gone by takes the cookie away. */
function keepCookies(cookies: Map<string, string>, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const isGone = attributes.some((attribute) => /^max-age=(0|-\d+)$/i.test(attribute));
    if (isGone) cookies.delete(name);
    else cookies.set(name, value);
  }
}

interface Chosen {
  readonly form: HtmlElement;
  readonly controls: readonly Control[];
  readonly pressed: Control | null;
}

function chooseForm(document: HtmlElement, values: FieldValues, button: string | undefined): Chosen {
  const candidates = formsOf(document).flatMap((form): Chosen[] => {
    const controls = controlsOf(document, form);
    const names = new Set(controls.map(({ name }) => name));
    const submits = controls.filter(({ kind }) => kind === 'submit');
    const pressed = submits.find(({ element }) => button === undefined || textOf(element).startsWith(button)) ?? null;
    const fits = Object.keys(values).every((name) => names.has(name)) && (button === undefined || pressed !== null);
    return fits ? [{ form, controls, pressed }] : [];
  });
  const [chosen, other] = candidates;
  if (!chosen) throw new Error(`No form on this page has ${[...Object.keys(values), button ?? ''].join(', ')}`);
  if (other && button === undefined && Object.keys(values).length === 0)
    throw new Error('More than one form on this page: name the button to press');
  return chosen;
}
