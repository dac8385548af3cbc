/**
 * Queries for the read API as nobody should send them: names that it has and others, again and again, with values of every kind,
 * odd bytes among them. Half of them speak its version, so that they get as far as a search.
 */
import fc from 'fast-check';

const names = (
  'number enumeration_type taxonomy_description name_purpose first_name use_first_name_alias last_name organization_name ' +
  'address_purpose city state postal_code country_code limit skip pretty version number[] __proto__ constructor %00 %ff'
).split(' ');

/** As they stand in an address; none of them holds a space. */
const values = (
  '%20 * a* ab* ** % %00 a%00b %ff%fe %C0%80 %ED%A0%80 %F0%9F%92%A9 %27%20OR%201=1-- %25%27%22%3C%3E ..%2f..%2f %5B%5D ' +
  '%7B%22$gt%22:%22%22%7D %E2%80%AE%EF%BB%BF %27;drop%20table%20registry.provider;-- é -1 0 1e400 NaN 99999999999999999999 ' +
  '1234567893 2.1 NPI-1 NPI-2 True AO LOCATION SECONDARY OH US DE IL springfield Clinic* lakeside 62* 62701 ' +
  'Family%20Medicine bob mo*'
)
  .split(' ')
  .concat('', 'a'.repeat(600), 'lakeside%20'.repeat(40));

const encoded = fc.string({ unit: 'binary', maxLength: 12 }).map((text) => encodeURIComponent(text.toWellFormed()));
const raw = fc.string({ unit: 'grapheme-ascii', maxLength: 12 }).map((text) => text.replace(/[#\s]/g, ''));
const value = fc.oneof({ arbitrary: fc.constantFrom(...values), weight: 4 }, encoded, raw);
const parameter = fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name}=${text}`);

export const hostileQuery: fc.Arbitrary<string> = fc
  .tuple(fc.boolean(), fc.array(parameter, { maxLength: 7 }))
  .map(([speaks, parameters]) => (speaks ? ['version=2.1'] : []).concat(parameters).join('&'));
