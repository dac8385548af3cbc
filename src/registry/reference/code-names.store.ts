/** All code lists at once, as names by code: some eleven hundred lines. A taxonomy is called by all that it is. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';

export interface CodeNames {
  /** "Family Medicine", "Allergy & Immunology, Allergy". */
  readonly taxonomy: ReadonlyMap<string, string>;
  readonly identifier: ReadonlyMap<string, string>;
  readonly country: ReadonlyMap<string, string>;
}

export async function listCodeNames(tx: Tx): Promise<CodeNames> {
  const { rows } = await sql<{ list: keyof CodeNames; code: string; name: string }>`
    select 'taxonomy' as list, code, concat_ws(', ', classification, specialization) as name from registry.taxonomy
    union all select 'identifier', code, name from registry.identifier_type
    union all select 'country', code, name from registry.country`.execute(tx);
  const names = {
    taxonomy: new Map<string, string>(),
    identifier: new Map<string, string>(),
    country: new Map<string, string>(),
  };
  for (const { list, code, name } of rows) names[list].set(code, name);
  return names;
}
