import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { seedProviders } from '../../../db/seeds/providers.ts';
import { npiNumber, personRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { findProvider, listProviders, loadReference } from '../index.ts';
import { findWholeRecord } from './together.actions.ts';
import { PROVIDERS_AT_ONCE } from './whole.actions.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
  await seedProviders(world.parts);
});
afterAll(() => world.end());

describe('a provider', () => {
  it('is shown whole', async () => {
    expect(await findWholeRecord(world.ctx, castNpis.daraLind)).toMatchObject({
      kind: 'person',
      person: { first: 'Dara', middle: null, last: 'Lind', credential: 'M.D.' },
      official: null,
      taxonomies: [
        { code: '207Q00000X', name: 'Family Medicine', license: '036000101', licenseState: 'IL', primary: true },
      ],
      soleProprietor: 'Y',
      enumeratedOn: '2019-03-12',
      active: true,
      mailing: { line1: '48 Orchard Lane' },
    });
    expect(await findWholeRecord(world.ctx, castNpis.lakesideClinicWest)).toMatchObject({
      kind: 'organization',
      person: null,
      official: { first: 'Ada', last: 'Okafor', title: 'Chief Executive Officer', phone: '2175550130' },
      taxonomies: [{ name: 'Clinic/Center, Primary Care' }],
      subpart: 'Y',
      parentName: 'Lakeside Clinic',
      otherNames: [{ organization: 'Lakeside Clinic West', code: '3' }],
    });
  });

  it('is shown in short, with its names put together', async () => {
    expect(await findProvider(world.ctx, castNpis.daraLind)).toMatchObject({
      kind: 'person',
      name: 'Lind, Dara',
      active: true,
      doingBusinessAs: null,
      mailingAddress: { line1: '48 Orchard Lane' },
    });
    expect(await findProvider(world.ctx, castNpis.lakesideClinicWest)).toMatchObject({
      kind: 'organization',
      doingBusinessAs: 'Lakeside Clinic West',
      otherNames: [{ name: 'Lakeside Clinic West', kind: 'doing-business-as' }],
    });
  });

  it('that is unknown is none', async () => expect(await findProvider(world.ctx, '1234567893')).toBeNull());

  it('keeps other names, and taxonomies that our list does not know', async () => {
    const npi = npiNumber(1);
    await world.importRows([
      personRow(npi, 'HARTLEY', 'JUNE', {
        'Provider Other Last Name': 'MOSS',
        'Provider Other First Name': 'JUNE',
        'Provider Other Last Name Type Code': '1',
        'Healthcare Provider Taxonomy Code_1': '999Z00000X',
      }),
    ]);
    expect(await findProvider(world.ctx, npi)).toMatchObject({
      otherNames: [{ name: 'MOSS, JUNE', kind: 'former' }],
      practiceAddress: null,
    });
    expect(await findWholeRecord(world.ctx, npi)).toMatchObject({
      taxonomies: [{ code: '999Z00000X', name: null, license: null, primary: false }],
    });
  });

  it('is listed with others by NPI, the unknown ones left out', async () => {
    const npis = [castNpis.hillStreetPharmacy, castNpis.daraLind, '1234567893'];
    const found = await listProviders(world.ctx, npis);
    expect([...found.keys()].toSorted()).toEqual([castNpis.daraLind, castNpis.hillStreetPharmacy].toSorted());
    expect((await listProviders(world.ctx, [])).size).toBe(0);
    const tooMany = Array.from({ length: PROVIDERS_AT_ONCE + 1 }, (_, n) => npiNumber(n));
    await expect(listProviders(world.ctx, tooMany)).rejects.toThrow('At most 500');
  });
});
