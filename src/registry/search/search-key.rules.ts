/**
 * The form in which names and cities are compared: capitals without accents, letters and digits, single spaces.
 * The importer stores keys and a search asks with one, so a change here means that every stored key is made anew.
 */

/** What the tables of keys hold of a name. Source: twice as long as a layout allows, and short enough for an index. */
export const KEY_CHARACTERS = 200;

const PLAIN = /^[A-Z0-9 ]*$/;

/** "St. Mary's Hospital – West" as "ST MARYS HOSPITAL WEST"; null when nothing is left. */
export function searchKey(name: string): string | null {
  const capitals = name.toUpperCase();
  const key = (PLAIN.test(capitals) ? capitals : withoutSigns(capitals)).replace(/ {2,}/g, ' ').trim();
  return key === '' ? null : key;
}

/** PostgreSQL takes no zero byte. What is compared as it is has another sign in its place, which no code has. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\uFFFD');

/** Apostrophes and periods join what they stand in ("O'NEILL", "L.L.C."); every other sign parts it. */
function withoutSigns(capitals: string): string {
  return capitals
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[\p{M}'.\u2018\u2019`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}
