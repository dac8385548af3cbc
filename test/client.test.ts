/**
 * The client is a measuring instrument: here it is held against small pages whose right reading is known, and against
 * things that no person could do.
 */
import { describe, expect, it } from 'vitest';
import { createClient, type Send } from './client.ts';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A &amp; B</title></head><body><main><h1>Sign&nbsp;in</h1>${body}</main></body></html>`;

const form = page(`
  <form method="post" action="/echo" novalidate>
    <input type="hidden" name="csrf" value="t&quot;1">
    <label for="a">User ID</label>
    <span class="usa-error-message" id="a-error"><span class="usa-sr-only">Error: </span>Enter your user ID</span>
    <input id="a" name="userId" type="text" value="ada" aria-describedby="a-error" aria-invalid="true" autocomplete="username">
    <label for="b">Role</label>
    <select id="b" name="role"><option value="seu">Staff</option><option value="am" selected>Manager</option></select>
    <fieldset><legend>Functions</legend>
      <input type="checkbox" id="f1" name="functions" value="enrollment" checked><label for="f1">Enrollment</label>
      <input type="checkbox" id="f2" name="functions" value="registry"><label for="f2">Registry</label>
    </fieldset>
    <button type="submit" name="do" value="save">Save</button>
    <button type="submit" name="do" value="drop">Drop it</button>
  </form>
  <a href="/next">Go &lt;on&gt;</a>`);

const answers: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  '/form': async () => html(form, { 'set-cookie': 'visitor=v1; Path=/; HttpOnly' }),
  '/echo': async (request) => html(page(`<p id="echo">${(await request.text()).replaceAll('&', '&amp;')}</p>`)),
  '/next': async () =>
    new Response(null, { status: 303, headers: { location: '/there', 'set-cookie': 'visitor=; Max-Age=0' } }),
  '/there': async (request) => html(page(`<p>cookie: ${request.headers.get('cookie') ?? 'none'}</p>`)),
  '/away': async () => new Response(null, { status: 303, headers: { location: 'https://example.org/' } }),
  '/broken': async () => html(page('<p><div>block in a paragraph</div></p>')),
};
const html = (body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
const send: Send = async (request) =>
  (await answers[new URL(request.url).pathname]?.(request)) ?? new Response('not found', { status: 404 });

describe('reading', () => {
  it('reads title, heading, links, fields and errors as a person does', async () => {
    const { title, heading, links, fields, errors, buttons } = await createClient(send).get('/form');
    expect({ title, heading, links, buttons }).toEqual({
      title: 'A & B',
      heading: 'Sign in',
      links: [{ text: 'Go <on>', href: '/next' }],
      buttons: ['Save', 'Drop it'],
    });
    expect(fields).toEqual({ userId: 'ada', role: 'am', functions: 'enrollment' });
    expect(errors).toEqual({ userId: 'Enter your user ID' });
  });

  it('refuses a page that is not valid HTML', async () => {
    await expect(createClient(send).get('/broken')).rejects.toThrow(/not valid HTML/);
  });

  it('follows redirects, keeps cookies and drops them', async () => {
    const client = createClient(send);
    const first = await client.get('/form');
    expect(client.cookies.get('visitor')).toBe('v1');
    const second = await client.follow(first, 'Go');
    expect(second).toMatchObject({ path: '/there', redirects: ['/next'], text: 'Sign in cookie: none' });
    await expect(client.get('/away')).rejects.toThrow(/left for https:\/\/example.org/);
  });
});

describe('posting', () => {
  const posted = async (...[values, button]: [Parameters<typeof fill>[1], string?]) =>
    fill(createClient(send), values, button);
  const fill = async (
    client: ReturnType<typeof createClient>,
    values: Record<string, string | boolean | string[]>,
    button?: string,
  ) => (await client.submit(await client.get('/form'), values, button)).text;

  it('sends what stands in the form, with hidden values and the button that was pressed', async () => {
    expect(await posted({ userId: 'b&c' }, 'Drop')).toContain(
      'csrf=t%221&userId=b%26c&role=am&functions=enrollment&do=drop',
    );
  });

  it('ticks and unticks', async () => {
    expect(await posted({ functions: ['registry'] })).toContain('role=am&functions=registry&do=save');
    expect(await posted({ functions: [], role: 'seu' })).toContain('role=seu&do=save');
  });

  it('refuses what a person cannot do', async () => {
    await expect(posted({ role: 'ao' })).rejects.toThrow(/does not offer ao/);
    await expect(posted({ admin: 'yes' })).rejects.toThrow(/No form on this page/);
    await expect(posted({ csrf: 'x' })).rejects.toThrow(/no field csrf to fill/);
  });

  it('posts anything when asked to tamper', async () => {
    const answer = await createClient(send).post('/echo', 'csrf=x&csrf=y', { origin: 'https://evil.example' });
    expect(answer.text).toContain('csrf=x&csrf=y');
  });
});
