/** One provider: its record, its day in the past, its history; and the feed of everybody's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf } from '../../../test/api-world.ts';
import { npiNumber } from '../../../test/registry-world.ts';
import { wholeNpis } from '../../../test/whole-providers.ts';
import { worldOpensWithinMilliseconds } from '../../../test/world.ts';
import { ZIMMERS, zimmerWorld, type ZimmerWorld } from '../../../test/zimmers.ts';
import type { ProviderAnswer } from './provider-shapes.forms.ts';

let world: ZimmerWorld;
beforeAll(async () => {
  world = await zimmerWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

describe('one provider', () => {
  const path = (npi: string, rest = '') => `/api/v1/providers/${npi}${rest}`;

  it('is shown whole, also when deactivated', async () => {
    expect(await world.ask(path(wholeNpis.person))).toMatchObject({
      status: 200,
      body: { type: 'person', status: 'active' },
    });
    const gone = await world.ask(path(wholeNpis.bareDeactivation));
    expect(gone).toMatchObject({ status: 200, body: { type: null, status: 'deactivated' } });
    expect((gone.body as ProviderAnswer).deactivatedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('that nobody knows is 404, and what is no number 422', async () => {
    expect(await world.ask(path(npiNumber(9999)))).toMatchObject({
      status: 404,
      body: { title: 'not-found', errors: { npi: 'The registry does not know this number.' } },
    });
    expect(await world.errorsOf(path('12345'))).toEqual({ npi: 'Write the 10 digits of an NPI.' });
  });

  it('is as it was on a day, or honestly not known', async () => {
    const of = (day: string) => world.ask(path(npiNumber(0), `?as-of=${day}`));
    expect((await of('2025-01-19')).body).toMatchObject({ person: { first: 'A0' }, updatedOn: '2025-01-02' });
    expect((await of('2025-01-20')).body).toMatchObject({ person: { first: 'ZOE' }, updatedOn: '2025-01-20' });
    expect(await of('2024-12-31')).toMatchObject({ status: 404, body: { title: 'not-known-then' } });
    expect(await of('2010-01-04')).toMatchObject({ status: 404, body: { title: 'not-yet-enumerated' } });
    expect(await world.errorsOf(path(npiNumber(0), '?as-of=2999-01-01'))).toHaveProperty('as-of');
    expect(await world.errorsOf(path(npiNumber(0), '?as-of=2025-02-30'))).toHaveProperty('as-of');
  });

  it('has a history', async () => {
    const { body } = await world.ask(path(npiNumber(0), '/history'));
    expect(body).toMatchObject({
      changes: [{ field: 'updated_on' }, { field: 'first_name', before: 'A0', after: 'ZOE' }, { field: 'npi' }],
      next: null,
    });
    expect(await world.ask(path(npiNumber(9999), '/history'))).toMatchObject({ status: 404 });
  });
});

describe('the feed', () => {
  it('is followed from its begin, and goes on where it ended', async () => {
    const all = linesOf(await world.ask('/api/v1/providers/changes', { accept: 'application/x-ndjson' }));
    expect(all.length).toBeGreaterThan(ZIMMERS);
    const last = all.at(-1) as { readonly cursor: string };
    const { body, headers } = await world.ask(`/api/v1/providers/changes?since=${last.cursor}`);
    expect(body).toEqual({ changes: [], next: last.cursor, more: false });
    // Clients that follow the header to its end come to one.
    expect(headers.get('link')).toBeNull();
    const first = await world.ask('/api/v1/providers/changes?limit=2');
    expect(first.body).toMatchObject({ changes: all.slice(0, 2), more: true });
    expect(first.headers.get('link')).toMatch(/^<\/api\/v1\/providers\/changes\?since=[\w-]+&limit=2>; rel="next"$/);
    for (const since of ['yesterday', '2025-02-30', '2025-02-30T10:00Z', '2025-02-28T25:00Z', '2025-02-28T10:00'])
      expect(await world.errorsOf(`/api/v1/providers/changes?since=${since}`), since).toHaveProperty('since');
    expect((await world.ask('/api/v1/providers/changes?since=2026-11-03T10:00:00-05:00')).status).toBe(200);
  });
});
