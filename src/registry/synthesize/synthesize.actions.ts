/**
 * Writes a main file of invented providers, of any size: for measuring, and for trying what one would not try with real
 * ones. The same rows and seed give the same bytes.
 */
import { codesByGrouping } from '../reference/reference.actions.ts';
import { openByteFile } from '../../platform/files/byte-file.ts';
import { csvLine } from '../../platform/files/csv.ts';
import { mainFileHeaders } from '../import/headers.rules.ts';
import { providerLine, type Taxonomies } from './provider-line.rules.ts';
import { randomFrom } from './random.rules.ts';

export interface SynthesizeRequest {
  readonly rows: number;
  readonly seed: number;
  readonly path: string;
  readonly onProgress?: (rows: number) => void;
}

/** Groupings whose providers are organizations. Source: the taxonomy's own division. */
const ORGANIZATION_GROUPINGS = new Set([
  'Agencies',
  'Ambulatory Health Care Facilities',
  'Hospital Units',
  'Hospitals',
  'Laboratories',
  'Managed Care Organizations',
  'Nursing & Custodial Care Facilities',
  'Residential Treatment Facilities',
  'Respite Care Facility',
  'Suppliers',
  'Transportation Services',
]);
const ROWS_AT_ONCE = 1000;

export async function synthesizeProviders({ rows, seed, path, onProgress }: SynthesizeRequest): Promise<void> {
  const known = await knownTaxonomies();
  const random = randomFrom(seed);
  const file = await openByteFile(path);
  try {
    await file.write(`${csvLine(mainFileHeaders['V.2'])}\n`);
    for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
      let text = '';
      const to = Math.min(rows, from + ROWS_AT_ONCE);
      for (let n = from; n < to; n += 1) text += providerLine(random, n, seed, known);
      await file.write(text);
      onProgress?.(to);
    }
  } finally {
    await file.close();
  }
}

async function knownTaxonomies(): Promise<Taxonomies> {
  const codes = await codesByGrouping();
  const isOrganization = ([, grouping]: readonly [string, string]): boolean => ORGANIZATION_GROUPINGS.has(grouping);
  return {
    persons: codes.filter((entry) => !isOrganization(entry)).map(([code]) => code),
    organizations: codes.filter(isOrganization).map(([code]) => code),
  };
}
