/** SQL of parties and their NPIs. A party is found by its id, its reference or an NPI; EINs are found through look-ups. */
import { sql, type Insertable } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { Database } from '../../platform/db/database.ts';

export interface PartyRow {
  readonly party_id: string;
  readonly kind: 'individual' | 'organization' | 'third_party';
  readonly reference: string;
  readonly legal_name: string;
  readonly other_name: string | null;
  readonly person_id: string;
  readonly ein_sealed: Buffer | null;
  readonly address_line_1: string | null;
  readonly address_line_2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postal_code: string | null;
  readonly country: string | null;
  readonly phone: string | null;
  readonly verification: 'unverified' | 'verified' | 'rejected';
  readonly version: number;
}

const columns = [
  'party_id',
  'kind',
  'reference',
  'legal_name',
  'other_name',
  'person_id',
  'ein_sealed',
  'address_line_1',
  'address_line_2',
  'city',
  'state',
  'postal_code',
  'country',
  'phone',
  'verification',
  'version',
] as const;

const prefixed = columns.map((column) => `party.${column}` as const);

export const findParty = (tx: Tx, partyId: string): Promise<PartyRow | undefined> =>
  tx.selectFrom('access.party').select(columns).where('party_id', '=', partyId).executeTakeFirst();

export const findPartyByReference = (tx: Tx, reference: string): Promise<PartyRow | undefined> =>
  tx.selectFrom('access.party').select(columns).where('reference', '=', reference).executeTakeFirst();

export const listParties = (tx: Tx, partyIds: readonly string[]): Promise<PartyRow[]> =>
  partyIds.length === 0
    ? Promise.resolve([])
    : tx
        .selectFrom('access.party')
        .select(columns)
        .where('party_id', 'in', [...new Set(partyIds)])
        .execute();

export const findPartyByNpi = (tx: Tx, npi: string): Promise<PartyRow | undefined> =>
  tx
    .selectFrom('access.party_npi as held')
    .innerJoin('access.party as party', 'party.party_id', 'held.party_id')
    .select(prefixed)
    .where('held.npi', '=', npi)
    .where('held.ended_at', 'is', null)
    .executeTakeFirst();

/** NPIs of each party, in order; a party without one has no entry. */
export async function listNpis(tx: Tx, partyIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (partyIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('access.party_npi')
    .select(['party_id', 'npi'])
    .where('party_id', 'in', [...new Set(partyIds)])
    .where('ended_at', 'is', null)
    .orderBy('npi')
    .execute();
  const groups = Map.groupBy(rows, (row) => row.party_id);
  return new Map([...groups].map(([partyId, group]) => [partyId, group.map(({ npi }) => npi)]));
}

/** Until the end of the transaction nobody else makes a party for this NPI. */
export async function lockNpi(tx: Tx, npi: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`access.party_npi ${npi}`}, 0))`.execute(tx);
}

/** Until the end of the transaction nobody else changes who works there: counts of officials stay true. */
export async function lockParty(tx: Tx, partyId: string): Promise<void> {
  await tx.selectFrom('access.party').select('party_id').where('party_id', '=', partyId).forUpdate().execute();
}

export async function insertParty(tx: Tx, row: Insertable<Database['access.party']>): Promise<void> {
  await tx.insertInto('access.party').values(row).execute();
}

export async function insertPartyNpi(
  tx: Tx,
  held: {
    readonly id: string;
    readonly partyId: string;
    readonly npi: string;
    readonly source: 'owner_match' | 'registry' | 'documents';
    readonly now: Date;
  },
): Promise<void> {
  await tx
    .insertInto('access.party_npi')
    .values({
      party_npi_id: held.id,
      party_id: held.partyId,
      npi: held.npi,
      source: held.source,
      during: sql<string>`tstzrange(${held.now}, NULL)`,
    })
    .execute();
}
