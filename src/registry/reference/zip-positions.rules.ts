/**
 * A list of the positions of ZIPs: our own (zip, latitude, longitude), or the national ZCTA file of the Census Bureau's
 * gazetteer as it is published. ZCTAs are areas: a ZIP that is a post office box and no area is in neither.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { say } from '../../vocabulary/say.ts';
import { countOf, type Refusal } from '../../vocabulary/refusal.ts';

export type ZipListReason = 'zips-columns' | 'zips-row' | 'zips-empty';

export interface ZipPosition {
  readonly zip: string;
  /** Degrees. */
  readonly latitude: number;
  readonly longitude: number;
}

const COLUMNS = ['zip', 'latitude', 'longitude'] as const;
/** Source: record layout of the Gazetteer Files, Census Bureau. */
const GAZETTEER_COLUMNS = ['GEOID', 'INTPTLAT', 'INTPTLONG'] as const;

/** Which columns hold zip, latitude and longitude. */
function placesIn(header: readonly string[]): readonly number[] | null {
  for (const names of [COLUMNS, GAZETTEER_COLUMNS]) {
    const places = names.map((name) => header.indexOf(name));
    if (!places.includes(-1)) return places;
  }
  return null;
}

const isWithin = (degrees: number, limit: number): boolean => Math.abs(degrees) <= limit;

/** Lines with the header first. A line that is broken stops the whole list: it is replaced as a whole. */
export function readZipPositions(lines: readonly string[]): Outcome<readonly ZipPosition[], ZipListReason> {
  const [header = '', ...rest] = lines;
  const separator = ['\t', '|'].find((sign) => header.includes(sign)) ?? ',';
  const cells = (line: string): readonly string[] =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const places = placesIn(cells(header));
  if (places === null) return refused('zips-columns');
  const positions = rest
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = cells(line);
      const [zip = '', latitude = '', longitude = ''] = places.map((place) => row[place]);
      return { zip, latitude: degreesOf(latitude), longitude: degreesOf(longitude) };
    });
  const broken = positions.findIndex(
    ({ zip, latitude, longitude }) => !/^[0-9]{5}$/.test(zip) || !isWithin(latitude, 90) || !isWithin(longitude, 180),
  );
  if (broken >= 0) return refused('zips-row', { row: broken + 2 });
  return positions.length === 0 ? refused('zips-empty') : done(positions);
}

const degreesOf = (text: string): number => (/^-?[0-9]{1,3}(\.[0-9]+)?$/.test(text) ? Number(text) : Number.NaN);

export function zipListSentence(refusal: Refusal<ZipListReason>, file: string): string {
  switch (refusal.reason) {
    case 'zips-columns':
      return say('{file}: the first line must name the columns {columns}, or {others}.', {
        file,
        columns: COLUMNS.join(', '),
        others: GAZETTEER_COLUMNS.join(', '),
      });
    case 'zips-row':
      return say('{file}, line {row}: there is no ZIP of 5 digits with its degrees. Nothing was loaded.', {
        file,
        row: countOf(refusal, 'row'),
      });
    case 'zips-empty':
      return say('{file}: the list is empty.', { file });
  }
}
