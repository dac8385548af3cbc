/**
 * Texts that have broken out of pages elsewhere, stored in every free text that one person writes and another reads: they are
 * shown as text, on pages and in letters, and never as markup. Security I2.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { castNpis } from '../../db/seeds/fictional-providers.ts';
import { cast } from '../../db/seeds/cast.ts';
import { accessPaths } from '../../src/access/index.ts';
import type { Client } from '../client.ts';
import { attributeOf, elementsIn, parseHtml } from '../html.ts';
import { comeFrom, sendPost } from '../identity-steps.ts';
import { tokensFor } from '../levels.ts';
import { textPayloads } from '../payloads.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../world.ts';

let world: World;
const takesAtMostMilliseconds = 300_000;
let ada: Client;
/** One person asks at most twenty times in a day. */
let askers: readonly Client[] = [];

beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  ada = await world.signedIn('ada');
  askers = [
    await world.signedIn('dara'),
    await world.signedIn('esme'),
    await world.signedIn('priya'),
    await world.signedIn('evan'),
  ];
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

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
      expect(await strangeMarkup((await asker.get(own)).body), text).toEqual([]);
      const declined = await post(ada, accessPaths.staffRoleRequestRejection(tracking), { version: '1', reason: text });
      expect(declined.status, text).toBe(303);
      expect(await strangeMarkup((await ada.get(accessPaths.staffRoleRequest(tracking))).body), text).toEqual([]);
      if (index % 10 === 9 || index === texts.length - 1) await expectPlainLetters();
    }
  },
);

async function expectPlainLetters(): Promise<void> {
  for (const { html, subject } of await world.letters()) {
    expect(await strangeMarkup(html ?? '', true)).toEqual([]);
    expect(subject).not.toMatch(/[\r\n]/);
  }
}
