/**
 * The OpenAPI document: it is valid OpenAPI 3.1, it speaks of the routes that there are, and what it says of parameters is
 * what the routes take.
 */
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { castNpis } from '../db/seeds/fictional-providers.ts';
import { moduleRoutes } from '../src/app.tsx';
import { allVerbs } from '../src/commands.ts';
import { openApiOf } from '../src/platform/http/openapi.ts';
import { programOf, type Ask } from './api-world.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, unknown>>;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly description?: string }[];
}

const document = JSON.parse(JSON.stringify(openApiOf(moduleRoutes))) as Document;
const npi = castNpis.daraLind;
const operations = Object.entries(document.paths);
const apiRoutes = moduleRoutes.filter(({ api }) => api !== null);

let world: World;
let ask: Ask;
beforeAll(async () => {
  world = await openWorld({ checksHtml: false });
  ask = programOf(world);
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    const broken = { ...document, paths: { '/x': { get: { parameters: [{ name: 'q' }] } } } };
    expect((await validator.validate(broken)).valid).toBe(false);
  });

  it('speaks of every route for programs, and of no other', () => {
    expect(operations.map(([path]) => path.replaceAll(/\{(\w+)\}/g, ':$1')).toSorted()).toEqual(
      apiRoutes.map(({ path }) => path).toSorted(),
    );
    const names = operations.map(([, { get }]) => get.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('refers only to shapes that it holds', () => {
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)];
    expect(referred.length).toBeGreaterThan(10);
    expect(referred.flatMap(([, name = '']) => (name in document.components.schemas ? [] : [name]))).toEqual([]);
  });

  it('is what the server gives and the command line prints', async () => {
    expect((await ask('/api/v1/openapi.json')).body).toEqual(document);
    const out = vi.fn<(line: string) => void>();
    const verb = allVerbs.find((each) => each.verb === 'openapi');
    if (!verb || !('alone' in verb.run)) throw new Error('There is no verb openapi.');
    expect(verb.run.alone([], { out, err: out, json: true, tty: false })).toBe(0);
    expect(JSON.parse(out.mock.calls[0]?.[0] ?? '')).toEqual(document);
  });
});

describe.each(operations)('%s', (path, { get }) => {
  it('says of each parameter what it is for', () => {
    expect(get.parameters.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  it('promises lines of JSON only where it has them', async () => {
    const { headers } = await ask(path.replace('{npi}', npi), { accept: 'application/x-ndjson' });
    const hasLines = headers.get('content-type') === 'application/x-ndjson';
    expect(JSON.stringify(get.responses).includes('application/x-ndjson')).toBe(hasLines);
    expect(JSON.stringify(get.parameters).includes('As lines')).toBe(hasLines);
  });

  it('says what is answered to whoever has the same already', async () => {
    const first = await ask(path.replace('{npi}', npi));
    const again = await ask(path.replace('{npi}', npi), { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([first.status, again.status, Object.keys(get.responses)]).toEqual([
      200,
      304,
      expect.arrayContaining(['304']),
    ]);
  });

  it('takes the parameters of the document, and no other', async () => {
    const real = path.replace('{npi}', npi);
    for (const { name } of get.parameters.filter((each) => each.in === 'query')) {
      const { body } = await ask(`${real}?${name}=%20`);
      expect(JSON.stringify(body), name).not.toContain('There is no parameter');
    }
    const unknown = await ask(`${real}?${'x'.repeat(99)}=1`);
    expect(unknown).toMatchObject({
      status: 422,
      body: { errors: { ['x'.repeat(60)]: 'There is no parameter of this name here.' } },
    });
  });
});
