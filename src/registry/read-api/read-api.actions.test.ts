/** The read API over a registry: every field of an answer, and whom each parameter finds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { castNpis } from '../../../db/seeds/fictional-providers.ts';
import { seedProviders } from '../../../db/seeds/providers.ts';
import {
  npiNumber,
  organizationRow,
  personRow,
  registryWorld,
  type RegistryWorld,
} from '../../../test/registry-world.ts';
import { importWholeProviders, wholeNpis } from '../../../test/whole-providers.ts';
import { inLocale } from '../../vocabulary/say.ts';
import { loadReference } from '../reference/reference.actions.ts';
import { answerReadApi } from './read-api.actions.ts';

let world: RegistryWorld;
const [robert, bob, group] = [npiNumber(7101), npiNumber(7102), npiNumber(7103)];
beforeAll(async () => {
  world = await registryWorld();
  await loadReference(world.parts.adminUrl);
  await seedProviders(world.parts);
  await importWholeProviders(world);
  await world.importRows([
    personRow(robert, 'MOORE', 'ROBERT'),
    personRow(bob, 'MOORE', 'BOB'),
    organizationRow(group, 'GROUP', {
      'Healthcare Provider Taxonomy Code_1': '261QP2300X',
      'Healthcare Provider Taxonomy Group_1': '193400000X SINGLE SPECIALTY GROUP',
    }),
  ]);
});
afterAll(() => world.end());

interface Body {
  readonly Errors?: readonly { readonly description: string; readonly field: string; readonly number: string }[];
  readonly result_count?: number;
  readonly results?: readonly Readonly<Record<string, unknown>>[];
}

/** As it travels: values that are undefined are not there. */
async function ask(query: string): Promise<Body> {
  const sent = Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, [value]]));
  const { body } = await inLocale('en', () => answerReadApi(world.ctx, { version: ['2.1'], ...sent }));
  return JSON.parse(JSON.stringify(body)) as Body;
}
const one = async (npi: string) => (await ask(`number=${npi}`)).results?.[0] ?? {};
const numbers = async (query: string) => ((await ask(query)).results ?? []).map(({ number }) => number);

const names = (text: string): readonly string[] => text.split(' ').toSorted();
const placeNames = 'country_code country_name address_type address_1 address_2 city state postal_code';
const fieldsOf = (part: unknown): readonly string[] => Object.keys(part as object).toSorted();

describe('an entry', () => {
  it('of a person has every field that the documentation lists', async () => {
    const entry = await one(wholeNpis.person);
    expect(fieldsOf(entry)).toEqual(
      names(
        'created_epoch enumeration_type last_updated_epoch number addresses practiceLocations basic taxonomies ' +
          'identifiers endpoints other_names',
      ),
    );
    expect(fieldsOf(entry['basic'])).toEqual(
      names(
        'first_name last_name middle_name credential name_prefix name_suffix sole_proprietor gender sex enumeration_date ' +
          'last_updated certification_date status deactivation_date reactivation_date replacement_npi',
      ),
    );
    const first = (part: string) => fieldsOf((entry[part] as readonly unknown[])[0]);
    expect(first('addresses')).toEqual(names(`address_purpose ${placeNames} telephone_number fax_number`));
    expect(first('taxonomies')).toEqual(names('code taxonomy_group desc state license primary'));
    expect(first('identifiers')).toEqual(names('code desc issuer identifier state'));
    expect(first('other_names')).toEqual(names('type code credential first_name last_name middle_name prefix suffix'));
    expect(first('endpoints')).toEqual(
      names(
        'endpointType endpointTypeDescription endpoint endpointDescription affiliation affiliationName use useDescription ' +
          `useOtherDescription contentType contentTypeDescription contentOtherDescription ${placeNames}`,
      ),
    );
  });

  it('of a person speaks the dialect', async () => {
    expect(await one(wholeNpis.person)).toMatchObject({
      created_epoch: '1116806400000',
      enumeration_type: 'NPI-1',
      last_updated_epoch: '1735776000000',
      number: wholeNpis.person,
      addresses: [
        {
          address_purpose: 'LOCATION',
          address_type: 'DOM',
          postal_code: '812120001',
          telephone_number: '719-555-0108',
        },
        { address_purpose: 'MAILING', address_1: 'PO BOX 12', country_name: 'United States' },
      ],
      practiceLocations: [],
      basic: { sole_proprietor: 'YES', status: 'A', last_updated: '2025-01-02', name_prefix: 'DR.' },
      taxonomies: [
        {
          code: '207KA0200X',
          taxonomy_group: '',
          desc: 'Allergy & Immunology, Allergy',
          license: '36-12',
          primary: true,
        },
        { code: '999Z00000X', desc: '', state: null, license: null, primary: false },
      ],
      identifiers: [
        { code: '05', desc: 'MEDICAID', issuer: null, identifier: '0012', state: 'CO' },
        { code: '01', issuer: 'BLUE PLAN', state: null },
      ],
      endpoints: [{ endpoint: 'https://fhir.example/r4', address_type: 'FGN', country_name: 'France' }],
      other_names: [{ type: 'Former Name', code: '1', last_name: 'MOSS', prefix: 'MS.' }],
    });
  });

  it('of an organization has its official, parent and further places', async () => {
    const entry = await one(wholeNpis.organization);
    expect(fieldsOf(entry['basic'])).toEqual(
      names(
        'organization_name organizational_subpart ein parent_organization_legal_business_name parent_organization_ein ' +
          'enumeration_date last_updated certification_date status deactivation_date reactivation_date ' +
          'authorized_official_first_name authorized_official_last_name authorized_official_middle_name ' +
          'authorized_official_telephone_number authorized_official_title_or_position authorized_official_credential ' +
          'authorized_official_name_prefix authorized_official_name_suffix',
      ),
    );
    expect(entry).toMatchObject({
      enumeration_type: 'NPI-2',
      addresses: [{ address_purpose: 'MAILING' }],
      basic: { organizational_subpart: 'YES', ein: '<UNAVAIL>', authorized_official_telephone_number: '719-555-0111' },
      practiceLocations: [
        { address_purpose: 'LOCATION', city: 'RIVERTON', telephone_number: '307-555-0101', fax_number: '307-555-0102' },
        { address_type: 'FGN', country_name: 'Canada', postal_code: 'V5K0A1' },
      ],
      taxonomies: [{ taxonomy_group: '193200000X - Multi-Specialty Group' }],
      other_names: [
        { organization_name: 'ST MARYS', type: 'Doing Business As', code: '3' },
        { organization_name: 'MARIA CLINIC', type: 'Former Legal Business Name', code: '4' },
        { organization_name: 'ANY CLINIC', type: 'Other Name', code: '5' },
      ],
    });
    expect(fieldsOf((entry['other_names'] as readonly unknown[])[0])).toEqual(names('organization_name type code'));
  });

  it('names a group in one way, whether a file has its code alone or its name as well', async () => {
    const { taxonomies } = await one(group);
    expect(taxonomies).toMatchObject([{ taxonomy_group: '193400000X - Single Specialty Group' }]);
  });

  it('of an old record says where prefix and suffix are unknown; a newer one leaves them out', async () => {
    expect((await one(robert))['basic']).toMatchObject({ name_prefix: '--', name_suffix: '--' });
    expect((await one(castNpis.daraLind))['basic']).not.toHaveProperty('name_prefix');
    expect((await one(robert))['addresses']).toEqual([]);
  });
});

describe('a number', () => {
  it('that nobody has is no hit, whatever its check digit', async () => {
    expect(await ask('number=1234567893')).toEqual({ result_count: 0, results: [] });
    expect(await ask('number=0000000000')).toEqual({ result_count: 0, results: [] });
  });

  it.each([wholeNpis.deactivated, wholeNpis.bareDeactivation])('that is deactivated says so', async (npi) => {
    const { Errors = [] } = await ask(`number=${npi}`);
    expect(Errors).toEqual([{ description: expect.stringContaining(npi), field: 'number', number: '15' }]);
    expect(await ask(`number=${npi}&last_name=x`)).toEqual({ Errors });
  });

  it('holds together with other criteria', async () => {
    expect(await numbers(`number=${robert}&last_name=moore`)).toEqual([robert]);
    expect(await numbers(`number=${robert}&last_name=lind`)).toEqual([]);
    expect(await numbers(`number=${robert}&enumeration_type=NPI-2`)).toEqual([]);
    expect(await numbers(`number=${robert}&skip=1`)).toEqual([]);
  });

  it('is found in one answer with those who ask at the same time', async () => {
    const asked = [robert, bob, '1234567893', castNpis.daraLind, robert, wholeNpis.person];
    const found = await Promise.all(asked.map((npi) => numbers(`number=${npi}`)));
    expect(found).toEqual([[robert], [bob], [], [castNpis.daraLind], [robert], [wholeNpis.person]]);
  });
});

describe('a search', () => {
  it.each([
    ['last_name=moore&first_name=robert', [robert, bob]],
    ['last_name=moore&first_name=robert&use_first_name_alias=False', [robert]],
    ['last_name=moore&first_name=rob*', [robert]],
    ['last_name=mo*', [bob, robert, wholeNpis.person]],
    ['last_name=moore&limit=1', [bob]],
    ['last_name=moore&limit=1&skip=1', [robert]],
    ['last_name=moore&skip=2', []],
    ['first_name=ada&last_name=okafor', []],
    ['first_name=ada&last_name=okafor&name_purpose=AO&city=riverton', [wholeNpis.organization]],
    ['organization_name=maria%20clinic', [wholeNpis.organization]],
    ['organization_name=maria', []],
    ['city=ca%C3%B1on%20city&state=co&enumeration_type=NPI-1', [wholeNpis.person]],
    ['city=riverton&address_purpose=SECONDARY', [wholeNpis.organization]],
    ['city=riverton&address_purpose=PRIMARY', []],
    ['postal_code=81212', [wholeNpis.person, wholeNpis.organization]],
    ['postal_code=81212-0002', []],
    ['country_code=CA', [wholeNpis.organization]],
    ['taxonomy_description=allergy%20%26%20immunology', [wholeNpis.person]],
    ['taxonomy_description=allergy%20%26%20immunology,%20allergy', [wholeNpis.person]],
    ['taxonomy_description=Allergy', [wholeNpis.person]],
    ['taxonomy_description=allerg*', [wholeNpis.person]],
    ['organization_name=old%20mill%20group', []],
  ])('%s', async (query, expected) => {
    const found = await numbers(query);
    expect(found.toSorted()).toEqual([...expected].toSorted());
  });

  it('for a description that no code has is refused, with whatever else is wrong', async () => {
    const { Errors = [] } = await ask('taxonomy_description=Nobody&number=1&country_code=x');
    expect(Errors.map(({ field, number }) => [field, number])).toEqual([
      ['number', '06'],
      ['taxonomy_description', '14'],
      ['country_code', '05'],
    ]);
  });

  it('that skips farther than anybody pages is refused', async () => {
    expect(await ask('city=springfield&skip=1001')).toEqual({ result_count: 0, results: [] });
    expect(await ask('city=springfield&skip=99999999999')).toMatchObject({ Errors: [{ field: 'skip', number: '16' }] });
  });
});
