/** My Profile and the pages that every page links to, as they are answered. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../../db/seeds/cast.ts';
import { rowsOf } from '../../../test/identity-steps.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
}, worldOpensWithinMilliseconds);
afterAll(() => world.end());

describe('My Profile', () => {
  it('shows one’s own data, SSN and birth date covered, and records that it was read', async () => {
    const client = await world.signedIn('tom');
    const page = await client.get('/profile');
    expect(page).toMatchObject({ status: 200, heading: 'My Profile' });
    const { tom } = cast;
    for (const shown of [
      `${tom.first} ${tom.last}`,
      tom.email,
      `***-**-${tom.ssn.slice(-4)}`,
      'will expire in 60 day(s)',
    ])
      expect(page.text).toContain(shown);
    for (const hidden of [tom.ssn, tom.birthDate, tom.ssn.slice(0, 5)]) expect(page.body).not.toContain(hidden);
    expect(page.text).toContain(`**/**/${tom.birthDate.slice(0, 4)}`);
    const rows = await rowsOf(world, "select details::text as details from audit.event where action = 'person.read'");
    expect(rows.some(({ details }) => String(details).includes('own-profile'))).toBe(true);
    expect(world.log.leaks()).toEqual([]);
  });
});

describe('pages for everyone', () => {
  it.each(['/help', '/guides', '/privacy', '/accessibility', '/enrollment', '/registry'])(
    '%s opens before the terms, and each of its links leads somewhere',
    async (path) => {
      const client = world.visitor();
      const page = await client.get(path);
      expect(page).toMatchObject({ status: 200, path });
      for (const { href } of page.links.filter((link) => link.href.startsWith('/')))
        expect((await client.get(href)).status, href).toBe(200);
    },
  );

  it('name the help desk', async () => {
    const { phone, email } = world.parts.config.agency.desk;
    const page = await world.visitor().get('/help');
    expect(page.text).toContain(phone.replaceAll('-', '\u2011'));
    expect(page.text).toContain(email);
  });

  it('are where every link of the front page leads', async () => {
    const client = world.visitor();
    const front = await client.submit(await client.get('/'), {}, 'Accept');
    for (const { href } of front.links.filter((link) => link.href.startsWith('/')))
      expect((await client.get(href)).status, href).toBe(200);
  });
});
