/**
 * Texts that have broken out of pages elsewhere, typed into every field of every form, and stored wherever one person writes and
 * another reads: they are shown as text, on pages and in letters, and never as markup. A browser reads each page and letter
 * that came of it, and nothing runs. Security I2.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { castNpis } from '../../db/seeds/fictional-providers.ts';
import { cast } from '../../db/seeds/cast.ts';
import { moduleRoutes } from '../../src/app.tsx';
import { accessPaths } from '../../src/access/index.ts';
import type { Client } from '../client.ts';
import { fillings } from '../fillings.ts';
import { attributeOf, elementsIn, parseHtml } from '../html.ts';
import { comeFrom, sendPost, withoutTokens } from '../identity-steps.ts';
import { browserFor, browsersOfEveryLevel, tokensFor, type Browsers } from '../levels.ts';
import { textPayloads } from '../payloads.ts';
import { readingBrowser, type Document, type ReadingBrowser } from './reading-browser.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../world.ts';

let world: World;
const takesAtMostMilliseconds = 600_000;
const lettersAtMost = 2000;
let ada: Client;
let browser: ReadingBrowser;
let browsers: Browsers;
/** Everything to be read. */
const pages = new Map<string, Document>();
/** One person asks at most twenty times in a day. */
let askers: readonly Client[] = [];

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  // A password may be changed a day after it was given.
  world.clock.moveHours(25);
  ada = await world.signedIn('ada');
  askers = [
    await world.signedIn('dara'),
    await world.signedIn('esme'),
    await world.signedIn('priya'),
    await world.signedIn('evan'),
  ];
  browsers = await browsersOfEveryLevel(world);
  browser = await readingBrowser(world);
}, worldOpensWithinMilliseconds);
afterAll(async () => {
  await browser.end();
  await world.end();
});

const keep = (html: string, headers: Headers): void =>
  void pages.set(withoutTokens(html, ''), { html, headers: Object.fromEntries(headers) });

/** NUL is refused by every form; a form sends lines with CR LF, and shows them as the browser does. */
const texts = textPayloads.filter((text) => !text.includes('\0') && text.trim() === text);

/** Markup that is not ours: scripts that are no file of ours, handlers, addresses elsewhere, elements that no page has. */
async function strangeMarkup(html: string, isLetter = false): Promise<readonly string[]> {
  return elementsIn(await parseHtml(html)).flatMap((element) => {
    const { tagName } = element;
    const found = element.attributes.flatMap(({ key, value }) => {
      const text = String(value ?? '');
      const isHandler = /^on|^srcdoc$|^formaction$|^style$/i.test(key) && !(isLetter && key === 'style');
      const isAway =
        /^(href|src|action)$/.test(key) && !/^(\/(?![/\\])|#|https?:\/\/localhost:3000|mailto:|tel:)/.test(text);
      return isHandler || isAway ? [`${tagName} ${key}=${text.slice(0, 40)}`] : [];
    });
    if (/^(iframe|object|embed|base|math|template|animate)$/i.test(tagName)) found.push(tagName);
    if (tagName === 'script' && !(attributeOf(element, 'src') ?? '').startsWith('/assets/')) found.push('script');
    return found;
  });
}

async function post(client: Client, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = await tokensFor(world, client, path);
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return sendPost(world, client, path, body);
}

it('shows notes as they were written', { timeout: takesAtMostMilliseconds }, async () => {
  const work = (await ada.get('/home')).links.find(({ href }) => /^\/for\/[\w-]+\/enrollment$/.test(href))?.href ?? '';
  for (const text of texts) expect((await post(ada, `${work}/notes`, { text })).status, text).toBe(303);
  const page = await ada.get(work);
  keep(page.body, page.headers);
  expect(await strangeMarkup(page.body)).toEqual([]);
  expect(page.body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

it(
  'shows what was typed about an official, and why a request was declined, on pages and in letters',
  { timeout: takesAtMostMilliseconds },
  async () => {
    for (const [index, text] of texts.entries()) {
      comeFrom(`198.20.1.${index + 1}`);
      const asker = askers[index % askers.length] ?? ada;
      const asked = await post(asker, accessPaths.roleRequests, {
        npi: castNpis.lakesideClinic,
        role: 'staff_end_user',
        contact: 'primary',
        functions: 'enrollment',
        officialName: text.slice(0, 90),
        officialTitle: text.slice(0, 90),
        officialPhone: '2025550104',
        officialEmail: cast.ada.email,
        officialEmailAgain: cast.ada.email,
      });
      const own = asked.headers.get('location') ?? '';
      expect(asked.status, text).toBe(303);
      const tracking = own.split('/').at(-1) ?? '';
      await expectPlain(asker, own);
      const declined = await post(ada, accessPaths.staffRoleRequestRejection(tracking), { version: '1', reason: text });
      expect(declined.status, text).toBe(303);
      await expectPlain(ada, accessPaths.staffRoleRequest(tracking));
      await expectPlain(asker, own);
      if (index % 10 === 9 || index === texts.length - 1) await expectPlainLetters();
    }
  },
);

async function expectPlain(client: Client, path: string): Promise<void> {
  const { body, headers, status } = await client.get(path);
  expect(status).toBe(200);
  keep(body, headers);
  expect(await strangeMarkup(body), path).toEqual([]);
}

const typed = moduleRoutes.filter(({ form }) => Object.keys(form?.schema.shape ?? {}).length > 0);

it.each(typed.map((route) => [route.path, route] as const))(
  '%s shows again what was typed, as text',
  { timeout: takesAtMostMilliseconds },
  async (path, route) => {
    const filling = await fillings[path]?.(world);
    const client = filling?.client ?? browserFor(browsers, route);
    const real = filling?.path ?? path;
    const statuses = new Set<number>();
    for (const [index, text] of textPayloads.entries()) {
      comeFrom(`198.20.${2 + typed.indexOf(route)}.${index + 1}`);
      const body = await tokensFor(world, client, real);
      for (const name of Object.keys(route.form?.schema.shape ?? {})) body.append(name, text);
      const answer = await sendPost(world, client, real, body);
      statuses.add(answer.status);
      const html = await answer.text();
      expect(await strangeMarkup(html), text).toEqual([]);
      keep(html, answer.headers);
    }
    expect([...statuses].filter((status) => status >= 500)).toEqual([]);
    // A page that is found by what was typed may not be found; every other one keeps it, or shows it again.
    const isKept = statuses.has(422) || statuses.has(303) || path.startsWith('/profile/employers');
    expect(isKept, [...statuses].join()).toBe(true);
  },
);

it('runs nowhere, on no page and in no letter', { timeout: takesAtMostMilliseconds }, async () => {
  const letters = (await world.letters(lettersAtMost)).flatMap(({ html }) => (html === null ? [] : [html]));
  const asMail = letters.map((html): Document => ({ html, headers: { 'content-type': 'text/html; charset=utf-8' } }));
  expect(pages.size).toBeGreaterThan(200);
  expect(letters.length).toBeGreaterThan(100);
  expect(await browser.read([...pages.values(), ...asMail])).toEqual([]);
});

it('and a browser would have told', async () => {
  const html = '<!doctype html><title>bad</title><img src=x onerror=alert(1)>';
  const { headers } = [...pages.values()][0] ?? { headers: {} };
  const bare = { html, headers: { 'content-type': 'text/html' } };
  expect((await browser.read([bare])).join()).toContain('dialog 1');
  expect((await browser.read([{ html, headers }])).join()).toContain('policy script-src');
});

async function expectPlainLetters(): Promise<void> {
  for (const { html, subject } of await world.letters()) {
    expect(await strangeMarkup(html ?? '', true)).toEqual([]);
    expect(subject).not.toMatch(/[\r\n]/);
  }
}
