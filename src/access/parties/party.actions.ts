/**
 * Makes a party: from a provider of the registry when somebody first asks to work there, from an owner who was matched,
 * or as a third party with an EIN. An NPI belongs to one party at a time; whoever comes second gets the same party.
 */
import { record } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { openDataKeys, type DataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { insertLookup } from '../../platform/crypto/lookup.ts';
import { openValue, sealValue } from '../../platform/crypto/sealing.ts';
import { newToken } from '../../platform/crypto/tokens.ts';
import { maskEin } from '../../vocabulary/ein.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { KnownAddress, KnownProvider } from '../slots.ts';
import { accessSlots } from '../slots.ts';
import {
  findPartyByNpi,
  insertParty,
  insertPartyNpi,
  listNpis,
  listParties,
  lockNpi,
  type PartyRow,
} from './party.store.ts';

/** 16 random bytes, as the {ref} of /for/{ref}. */
const REFERENCE_CHARACTERS = 22;

export interface NewParty {
  readonly kind: PartyRow['kind'];
  readonly legalName: string;
  readonly otherName: string | null;
  readonly address: KnownAddress | null;
  readonly npis: readonly string[];
  readonly npiSource: 'owner_match' | 'registry' | 'documents';
  /** Nine digits with the party's own data key, prepared before the transaction; its owner id becomes the party's id. */
  readonly ein: { readonly digits: string; readonly dataKey: DataKey } | null;
  readonly verification: 'unverified' | 'verified';
  /** registry, authority, seed, or the account id of a reviewer; null while unverified. */
  readonly verifiedBy: string | null;
}

/** In the caller's transaction. */
export async function createParty(ctx: Ctx, party: NewParty): Promise<Outcome<string, 'ein-known'>> {
  const partyId = party.ein?.dataKey.ownerId ?? newId(ctx.now);
  if (party.ein && (await insertLookup(ctx, party.ein.dataKey, 'ein', { ein: party.ein.digits })) === 'taken')
    return refused('ein-known');
  const { address } = party;
  await insertParty(ctx.tx, {
    party_id: partyId,
    kind: party.kind,
    reference: newToken().slice(0, REFERENCE_CHARACTERS),
    legal_name: party.legalName,
    other_name: party.otherName,
    person_id: partyId,
    ein_sealed: party.ein ? sealValue(party.ein.dataKey, einPlace(partyId, 1), party.ein.digits) : null,
    address_line_1: address?.line1 ?? null,
    address_line_2: address?.line2 ?? null,
    city: address?.city ?? null,
    state: address?.state ?? null,
    postal_code: address?.postalCode ?? null,
    country: address?.country ?? null,
    phone: address?.phone ?? null,
    verification: party.verification,
    verified_at: party.verification === 'verified' ? ctx.now : null,
    verified_by: party.verifiedBy,
    created_at: ctx.now,
  });
  for (const npi of party.npis)
    await insertPartyNpi(ctx.tx, { id: newId(ctx.now), partyId, npi, source: party.npiSource, now: ctx.now });
  await record(ctx, {
    action: 'party.create',
    outcome: 'done',
    object: { type: 'party', id: partyId },
    details: { kind: party.kind, source: party.npiSource },
  });
  return done(partyId);
}

const einPlace = (partyId: string, version: number) => ({
  table: 'access.party',
  column: 'ein_sealed',
  row: partyId,
  version,
});

/** The party of an NPI, made from what the registry says where there is none yet. In the caller's transaction. */
export async function partyOfProvider(
  ctx: Ctx,
  provider: KnownProvider,
  npiSource: NewParty['npiSource'] = 'registry',
): Promise<string> {
  await lockNpi(ctx.tx, provider.npi);
  const known = await findPartyByNpi(ctx.tx, provider.npi);
  if (known) return known.party_id;
  const made = await createParty(ctx, {
    kind: provider.kind === 'person' ? 'individual' : 'organization',
    legalName: provider.name,
    otherName: provider.doingBusinessAs,
    address: provider.mailingAddress ?? provider.practiceAddress,
    npis: [provider.npi],
    npiSource,
    ein: null,
    verification: 'verified',
    verifiedBy: npiSource === 'registry' ? 'registry' : 'authority',
  });
  if (!made.ok) throw new Error(`A party without an EIN cannot be refused: ${made.reason}`);
  return made.value;
}

export const partyIdOfNpi = async (ctx: Ctx, npi: string): Promise<string | null> =>
  (await findPartyByNpi(ctx.tx, npi))?.party_id ?? null;

/** What pages show of a party: its own facts, its NPIs with what the registry says of them, its EIN masked. */
export interface PartyShown {
  readonly partyId: string;
  readonly kind: PartyRow['kind'];
  readonly reference: string;
  readonly legalName: string;
  readonly otherName: string | null;
  readonly address: KnownAddress;
  readonly maskedEin: string | null;
  readonly verification: PartyRow['verification'];
  readonly npis: readonly { readonly npi: string; readonly provider: KnownProvider | null }[];
}

/** Outside a transaction: keys are opened. Whether the viewer may see them is decided by the caller. */
export async function showParties(ctx: Ctx, partyIds: readonly string[]): Promise<ReadonlyMap<string, PartyShown>> {
  const rows = await listParties(ctx.tx, partyIds);
  const npis = await listNpis(ctx.tx, partyIds);
  const providers = await accessSlots.providerLookup.value.list(ctx, [...npis.values()].flat());
  const keys = await openDataKeys(
    ctx,
    rows.filter((row) => row.ein_sealed !== null).map((row) => row.person_id),
  );
  return new Map(
    rows.map((row) => [
      row.party_id,
      {
        partyId: row.party_id,
        kind: row.kind,
        reference: row.reference,
        legalName: row.legal_name,
        otherName: row.other_name,
        address: addressOf(row),
        maskedEin: maskedEinOf(row, keys.get(row.person_id)),
        verification: row.verification,
        npis: (npis.get(row.party_id) ?? []).map((npi) => ({ npi, provider: providers.get(npi) ?? null })),
      },
    ]),
  );
}

function maskedEinOf(row: PartyRow, dataKey: DataKey | undefined): string | null {
  if (row.ein_sealed === null || !dataKey) return null;
  return maskEin(openValue(dataKey, einPlace(row.party_id, row.version), row.ein_sealed));
}

const addressOf = (row: PartyRow): KnownAddress => ({
  line1: row.address_line_1,
  line2: row.address_line_2,
  city: row.city,
  state: row.state,
  postalCode: row.postal_code,
  country: row.country,
  phone: row.phone,
});
