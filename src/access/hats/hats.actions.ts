/**
 * Working for somebody: asked anew on every request, because what was taken away must be gone at the next one. A party
 * that never existed and one to which there was never a relation take the same statements and give the same answer.
 */
import { namesOfAccounts } from '../../identity/index.ts';
import { recordAlone, recordRefusal } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { refused } from '../../vocabulary/outcome.ts';
import {
  mayActFor,
  type AuthorityFacts,
  type AuthorityPath,
  type AuthorityReason,
} from '../authority/authority.rules.ts';
import { findAuthority } from '../authority/authority.store.ts';
import { findEndedRelation, type EndedRelation } from '../authority/ended-relation.store.ts';
import { hatOf, hatsOf, type Hat, type PartyFacts } from '../authority/hats.rules.ts';
import type { Task } from '../authority/roles.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { showParties, type PartyShown } from '../parties/party.actions.ts';
import { findParty, findPartyByReference, type PartyRow } from '../parties/party.store.ts';
import { accountOf } from '../role-requests/deciders.actions.ts';

/** What a page under /for/{ref} needs; without a function the page is for whoever may do anything there. */
export interface HatQuestion {
  readonly businessFunction: BusinessFunction | null;
  readonly task: Task;
  /** The route that asks, for the record: its pattern, never the path. */
  readonly route: string;
}

export type HatAnswer =
  | { readonly kind: 'may'; readonly partyId: string }
  | { readonly kind: 'may-not'; readonly reason: AuthorityReason; readonly party: string }
  | { readonly kind: 'ended'; readonly relation: EndedRelation; readonly party: string; readonly by: string | null }
  | { readonly kind: 'unknown' };

/** Stands in for a party that does not exist, so that asking for one costs the same. */
const nobody = '00000000-0000-0000-0000-000000000000';

export async function askForHat(ctx: Ctx, reference: string, question: HatQuestion): Promise<HatAnswer> {
  const accountId = accountOf(ctx.actor);
  const party = await findPartyByReference(ctx.tx, reference);
  const partyId = party?.party_id ?? nobody;
  const facts = await findAuthority(ctx.tx, { accountId, partyId, now: ctx.now });
  const reason = whyNot(facts, party, question);
  if (reason === null && party) return { kind: 'may', partyId };
  const relation = await findEndedRelation(ctx.tx, accountId, partyId, ctx.now);
  const known = facts.paths.length > 0 || relation !== undefined;
  await recordRefusal(
    ctx,
    {
      action: 'access.deny',
      ...(party && known ? { subjectParty: partyId, object: { type: 'party', id: partyId } as const } : {}),
      details: { needs: question.businessFunction ?? 'any', route: question.route },
    },
    refused(reason ?? 'no-relation'),
  );
  if (!party) return { kind: 'unknown' };
  if (facts.paths.length > 0) return { kind: 'may-not', reason: reason ?? 'no-relation', party: nameOf(party) };
  if (!relation) return { kind: 'unknown' };
  return { kind: 'ended', relation, party: nameOf(party), by: await nameOfAccount(ctx, relation.endedBy) };
}

function whyNot(facts: AuthorityFacts, party: PartyRow | undefined, question: HatQuestion): AuthorityReason | null {
  if (question.businessFunction !== null) {
    const decision = mayActFor(facts, { businessFunction: question.businessFunction, task: question.task });
    return decision.ok ? null : decision.reason;
  }
  if (facts.paths.length === 0) return 'no-relation';
  return party && hatOf(asParty(party, facts)) ? null : 'function-not-given';
}

const nameOf = (party: PartyRow): string => spokenName({ kind: party.kind, legalName: party.legal_name });

const asParty = (party: PartyRow, facts: AuthorityFacts) => ({
  partyId: party.party_id,
  reference: party.reference,
  legalName: party.legal_name,
  kind: party.kind,
  facts,
});

async function nameOfAccount(ctx: Ctx, accountId: string | null): Promise<string | null> {
  const name = accountId === null ? undefined : (await namesOfAccounts(ctx, [accountId])).get(accountId);
  return name ? fullName(name) : null;
}

/** A hat with the names that its paths need: "because Ada Okafor approved you". */
export interface HatShown {
  readonly hat: Hat;
  /** How it is called in a sentence. */
  readonly name: string;
  /** Account → name, of whoever approved a role or a connection. */
  readonly names: ReadonlyMap<string, string>;
}

/** Every hat of the person who is signed in: own practice, employers, clients. */
export async function showHats(ctx: Ctx, parties: readonly PartyFacts[]): Promise<readonly HatShown[]> {
  const hats = hatsOf(parties);
  const names = await namesOfApprovers(ctx, hats);
  return hats.map((hat) => ({ hat, name: spokenOf(hat, parties), names }));
}

const spokenOf = (hat: Hat, parties: readonly { readonly partyId: string; readonly kind: string }[]): string =>
  spokenName({
    kind: parties.find(({ partyId }) => partyId === hat.partyId)?.kind ?? 'organization',
    legalName: hat.legalName,
  });

async function namesOfApprovers(ctx: Ctx, hats: readonly Hat[]): Promise<ReadonlyMap<string, string>> {
  const paths = hats.flatMap(({ functions }) => functions.flatMap((each) => each.paths));
  const ids = paths.flatMap(({ approvedBy, connection }) => [approvedBy, connection?.approvedBy ?? null]);
  const names = await namesOfAccounts(ctx, [...new Set(ids.filter((id) => id !== null))]);
  return new Map([...names].map(([id, name]) => [id, fullName(name)]));
}

/** The hat that is worn, for the page that says what one may do under it; null when it was just taken away. */
export async function wornHat(ctx: Ctx): Promise<(HatShown & { readonly party: PartyShown }) | null> {
  const worn = await hatOfSubject(ctx);
  if (!worn) return null;
  const { hat, party } = worn;
  const shown = (await showParties(ctx, [party.party_id])).get(party.party_id);
  if (!shown) throw new Error('A party that is worked for is never deleted');
  await recordAlone(ctx, {
    action: 'access.use',
    outcome: 'done',
    object: { type: 'party', id: party.party_id },
    details: { path: hat.relation },
  });
  return { hat, name: nameOf(party), names: await namesOfApprovers(ctx, [hat]), party: shown };
}

/** Whose hat is worn and by which path, in the person's own words of the bar; null for one's own practice. */
export async function hatForBar(ctx: Ctx): Promise<{
  readonly name: string;
  readonly path: AuthorityPath;
  readonly functions: readonly BusinessFunction[];
} | null> {
  const worn = await hatOfSubject(ctx);
  if (!worn) return null;
  const { hat, party } = worn;
  const path = hat.functions[0]?.paths[0];
  if (!path || hat.relation === 'self') return null;
  return { name: nameOf(party), path, functions: hat.functions.map((each) => each.businessFunction) };
}

/** Null when it was taken away between the guard and now. */
async function hatOfSubject(ctx: Ctx): Promise<{ readonly hat: Hat; readonly party: PartyRow } | null> {
  if (!ctx.subject) throw new Error('No hat is worn');
  const { partyId } = ctx.subject;
  const party = await findParty(ctx.tx, partyId);
  const facts = await findAuthority(ctx.tx, { accountId: accountOf(ctx.actor), partyId, now: ctx.now });
  const hat = party ? hatOf(asParty(party, facts)) : null;
  return party && hat ? { hat, party } : null;
}
