/**
 * Owners of Type 1 NPIs. They are loaded from a file of the installation; when identity says that a person is verified,
 * who has the same SSN, birth date and last name becomes the individual provider of that NPI. An NPI is claimed once.
 */
import type { VerifiedPerson } from '../../identity/index.ts';
import { record } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { prepareDataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { findOwners, insertLookup } from '../../platform/crypto/lookup.ts';
import { sealValue } from '../../platform/crypto/sealing.ts';
import { startMembership } from '../staff/membership.actions.ts';
import { accessSlots, type KnownProvider } from '../slots.ts';
import { claimOwner, findOwner, insertOwner, listUnclaimed } from './owner.store.ts';
import { partyOfProvider } from './party.actions.ts';

export interface OwnerRow {
  readonly npi: string;
  /** Nine digits. */
  readonly ssn: string;
  /** Plain date. */
  readonly birthDate: string;
  readonly last: string;
  readonly first: string;
}

/** Each row in a transaction of its own: a file may be loaded again, and what is there already is left alone. */
export async function loadOwners(
  ctx: Ctx,
  rows: readonly OwnerRow[],
  source: string,
): Promise<{ readonly loaded: number; readonly known: number }> {
  let loaded = 0;
  for (const row of rows) if (await loadOwner(ctx, row, source)) loaded += 1;
  return { loaded, known: rows.length - loaded };
}

async function loadOwner(ctx: Ctx, row: OwnerRow, source: string): Promise<boolean> {
  if (await findOwner(ctx.tx, row.npi)) return false;
  const dataKey = await prepareDataKey(ctx, newId(ctx.now));
  const { npi, ssn, birthDate, last, first } = row;
  // The key of the row is the NPI; the row of a seal is its owner, which is a uuid and as unique here.
  const seal = (column: string, text: string) =>
    sealValue(dataKey, { table: 'access.type1_owner', column, row: dataKey.ownerId, version: 1 }, text);
  return inTransaction(ctx, async (ctx) => {
    const inserted = await insertOwner(ctx.tx, {
      npi,
      person_id: dataKey.ownerId,
      name_sealed: seal('name_sealed', JSON.stringify({ first, last })),
      birth_date_sealed: seal('birth_date_sealed', birthDate),
      ssn_sealed: seal('ssn_sealed', ssn),
      source,
      loaded_at: ctx.now,
    });
    if (!inserted) return false;
    await insertLookup(ctx, dataKey, 'ssn', { ssn });
    await insertLookup(ctx, dataKey, 'ssn4+birth-date+last-name', { ssn4: ssn.slice(-4), birthDate, lastName: last });
    await record(ctx, { action: 'party.load-owner', outcome: 'done', object: { type: 'provider', id: npi } });
    return true;
  });
}

/** In the transaction that verifies the person. */
export async function claimOwnNpis(ctx: Ctx, person: VerifiedPerson): Promise<void> {
  const bySsn = await findOwners(ctx, 'ssn', { ssn: person.ssn });
  const ssn4 = person.ssn.slice(-4);
  const { birthDate } = person;
  const byName = new Set(
    await findOwners(ctx, 'ssn4+birth-date+last-name', { ssn4, birthDate, lastName: person.name.last }),
  );
  const npis = await listUnclaimed(
    ctx.tx,
    bySsn.filter((owner) => byName.has(owner)),
  );
  for (const npi of npis)
    if (await claimOwner(ctx.tx, npi, person.accountId, ctx.now)) await becomeProvider(ctx, person, npi);
}

async function becomeProvider(ctx: Ctx, person: VerifiedPerson, npi: string): Promise<void> {
  const known = await accessSlots.providerLookup.value.find(ctx, npi);
  const partyId = await partyOfProvider(ctx, known ?? nameless(person, npi), 'owner_match');
  await startMembership(ctx, {
    accountId: person.accountId,
    partyId,
    role: 'individual_provider',
    functions: [],
    origin: 'owner_match',
    originId: null,
    approvedBy: null,
  });
  await record(ctx, {
    action: 'party.claim',
    outcome: 'done',
    object: { type: 'party', id: partyId },
    details: { person: person.personId },
  });
}

/** The registry does not know the number yet; the party is called as the owner is. */
const nameless = ({ name }: VerifiedPerson, npi: string): KnownProvider => ({
  npi,
  kind: 'person',
  name: `${name.last}, ${[name.first, name.middle].filter(Boolean).join(' ')}`,
  doingBusinessAs: null,
  otherNames: [],
  practiceAddress: null,
  mailingAddress: null,
  active: true,
});
