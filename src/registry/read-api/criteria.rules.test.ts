/** The rules of the read API as a table: what is sent, and which fields are refused with which number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inLocale } from '../../vocabulary/say.ts';
import { readRequest } from './criteria.rules.ts';
import { READ_PARAMETERS, type SentParameters } from './parameter.rules.ts';
import { readErrorOf } from './read-api-sentences.rules.ts';

const sentBy = (query: string): SentParameters => {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
};
const request = (query: string) => readRequest(sentBy(`version=2.1&${query}`));
const errorsOf = (query: string) =>
  inLocale('en', () => readRequest(sentBy(query)).refusals.map(readErrorOf)).map(
    ({ field, number }) => `${field} ${number}`,
  );

const long = 'a'.repeat(201);

/** Without the version, which every one has. */
const tables: Readonly<Record<string, readonly (readonly [query: string, ...errors: readonly string[]])[]>> = {
  'nothing usable': [
    ['', 'generic 04'],
    ['limit=5&skip=2&pretty=on', 'generic 04'],
    ['first_name=&last_name=%20%20', 'generic 04'],
    ['address_purpose=LOCATION', 'generic 04'],
    ['name_purpose=AO&use_first_name_alias=False', 'generic 04'],
    ['unknown=1&number[]=1234567893&Number=1234567893', 'generic 04'],
  ],
  number: [
    ['number=1234567893'],
    ['number=1234567890'],
    ['number=%201234567893%20'],
    ['number=123456789', 'number 06'],
    ['number=12345678931', 'number 06'],
    ['number=123456789a', 'number 06'],
    ['number=1234567*', 'number 06'],
    ['number=１２３４５６７８９３', 'number 06'],
  ],
  type: [
    ['enumeration_type=NPI-1', 'enumeration_type 09'],
    ['enumeration_type=NPI-2', 'enumeration_type 09'],
    ['enumeration_type=NPI-3', 'enumeration_type 05'],
    ['enumeration_type=npi-1&last_name=lind', 'enumeration_type 05'],
    ['enumeration_type=NPI-1&last_name=lind'],
    ['enumeration_type=NPI-1&country_code=FR'],
    ['enumeration_type=NPI-1&country_code=US', 'country_code 08', 'enumeration_type 09'],
  ],
  state: [
    ['state=OH', 'state 07'],
    ['state=OH&enumeration_type=NPI-2&limit=20', 'state 07', 'enumeration_type 09'],
    ['state=OH&country_code=US', 'state 07'],
    ['state=ON&country_code=CA', 'state 07'],
    ['state=OH&address_purpose=MAILING', 'state 07'],
    ['state=OH&enumeration_type=x', 'state 07', 'enumeration_type 05'],
    ['state=OH&city=Akron'],
    ['state=oh&postal_code=44*'],
    ['state=OH&number=1'.concat('234567893')],
    ['state=OH&number=12', 'number 06'],
    ['state=O&city=Akron', 'state 05'],
    ['state=O1&city=Akron', 'state 05'],
  ],
  country: [
    ['country_code=US', 'country_code 08'],
    ['country_code=us', 'country_code 08'],
    ['country_code=DE'],
    ['country_code=DEU', 'country_code 05'],
    ['country_code=US&city=Akron'],
  ],
  'names and wildcards': [
    ['first_name=jo*'],
    ['first_name=j*', 'first_name 03'],
    ['last_name=*', 'last_name 03'],
    ['last_name=s*&organization_name=x*&city=y*', 'last_name 03', 'organization_name 03', 'city 03'],
    ['last_name=*mith', 'last_name 05'],
    ['last_name=sm*th', 'last_name 05'],
    ['last_name=smith**', 'last_name 05'],
    ["last_name=o'neill-smith"],
    ['last_name=Nu%C3%B1ez'],
    ['last_name=---', 'last_name 05'],
    ['last_name=%00', 'last_name 05'],
    ['last_name=a%00b', 'last_name 05'],
    ['last_name=%ff%fe', 'last_name 05'],
    ['last_name=%ED%A0%80', 'last_name 05'],
    [`last_name=${long}`, 'last_name 05'],
    ['taxonomy_description=Internal%20Medicine'],
    ['taxonomy_description=I*', 'taxonomy_description 03'],
    ['taxonomy_description=In*ne', 'taxonomy_description 05'],
  ],
  'closed lists': [
    ['last_name=lind&name_purpose=AO'],
    ['last_name=lind&name_purpose=provider'],
    ['last_name=lind&name_purpose=x', 'name_purpose 05'],
    ['first_name=bob&use_first_name_alias=false'],
    ['first_name=bob&use_first_name_alias=no', 'use_first_name_alias 05'],
    ['city=akron&address_purpose=SECONDARY'],
    ['city=akron&address_purpose=HOME', 'address_purpose 05'],
  ],
  'postal code': [
    ['postal_code=44301'],
    ['postal_code=44301-1234'],
    ['postal_code=44*'],
    ['postal_code=4*', 'postal_code 03'],
    ['postal_code=4', 'postal_code 05'],
    ['postal_code=v5k%200a1'],
    ['postal_code=44301%27', 'postal_code 05'],
  ],
  'limit and skip': [
    ['city=akron&limit=0'],
    ['city=akron&limit=100000000000000000000'],
    ['city=akron&limit=300&skip=1200'],
    ['city=akron&limit=-1', 'limit 05'],
    ['city=akron&limit=ten&skip=1.5', 'limit 05', 'skip 05'],
  ],
  'given more than once': [
    ['number=1234567893&number=1234567893'],
    ['number=1234567893&number=1234567894', 'number 05'],
    ['number=&number=1234567893'],
    ['state=OH&state=CA', 'state 05', 'state 07'],
  ],
};

describe.each(Object.entries(tables))('%s', (_name, table) => {
  it.each(table)('%s', (query, ...errors) => expect(errorsOf(`version=2.1&${query}`)).toEqual(errors));
});

it.each(['', 'version=', 'version=2.0', 'version=2', 'version=2.1.0', 'version=2.0&version=2.1'])(
  'of another version (%s) everything else is not looked at',
  (version) => {
    expect(errorsOf(`${version}&number=1&state=OH`)).toEqual(['version 17']);
  },
);

describe('what is asked', () => {
  it('has its defaults', () => {
    expect(request('last_name=Lind').criteria).toMatchObject({ limit: 10, skip: 0, number: null, taxonomy: null });
    expect(request('last_name=Lind').isPretty).toBe(false);
    expect(request('last_name=Lind&pretty=on').isPretty).toBe(true);
    expect(request('last_name=Lind&pretty=off').isPretty).toBe(false);
  });

  it.each([
    ['1', 1],
    ['200', 200],
    ['201', 200],
    ['99999', 200],
    ['0', 10],
  ])('is limited: %s means %i', (limit, means) =>
    expect(request(`last_name=Lind&limit=${limit}`).criteria.limit).toBe(means),
  );

  it('names persons, with nicknames unless they are declined or only the beginning is known', () => {
    const person = (query: string) => request(query).criteria.rest.person;
    expect(person('first_name=Robert&last_name=Mo*')).toEqual({
      first: { text: 'Robert', match: 'exact' },
      last: { text: 'Mo', match: 'prefix' },
      firstAlias: true,
      of: 'provider',
    });
    expect(person('first_name=Robert&use_first_name_alias=False')).toMatchObject({ firstAlias: false });
    expect(person('first_name=Rob*&use_first_name_alias=True')).toMatchObject({ firstAlias: false });
    expect(person('last_name=Okafor&name_purpose=AO')).toMatchObject({ of: 'official' });
    expect(person('city=Akron&name_purpose=AO')).toBeUndefined();
  });

  it('names organizations, places and specialties', () => {
    const { rest, taxonomy } = request(
      'organization_name=Lake*&city=San%20Jose&state=ca&postal_code=95110-1234&country_code=us&address_purpose=primary' +
        '&enumeration_type=NPI-2&taxonomy_description=Clinic*',
    ).criteria;
    expect(taxonomy).toEqual({ text: 'Clinic', match: 'prefix' });
    expect(rest).toEqual({
      entityType: 'organization',
      person: undefined,
      organization: { text: 'Lake', match: 'prefix' },
      place: {
        purposes: ['PRIMARY'],
        city: { text: 'San Jose', match: 'exact' },
        state: 'CA',
        zip: { text: '951101234', match: 'exact' },
        country: 'US',
      },
    });
    expect(request('organization_name=Lake').criteria.rest.place).toBeUndefined();
  });
});

it('takes whatever is sent, and names only fields that it has', () => {
  const name = fc.oneof(fc.constantFrom(...READ_PARAMETERS), fc.string({ unit: 'binary' }));
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('*', 'a*', '2.1', '%', '\0', '__proto__'));
  const sent = fc.array(fc.tuple(name, fc.array(value, { maxLength: 3 })), { maxLength: 8 });
  const fields: readonly string[] = [...READ_PARAMETERS, 'generic'];
  fc.assert(
    fc.property(sent, (parameters) => {
      const { refusals, criteria } = readRequest({ version: ['2.1'], ...Object.fromEntries(parameters) });
      const errors = inLocale('en', () => refusals.map(readErrorOf));
      expect(errors.every(({ field, number }) => fields.includes(field) && /^\d\d$/.test(number))).toBe(true);
      expect(criteria.limit >= 1 && criteria.limit <= 200).toBe(true);
    }),
    { numRuns: 300 },
  );
});
