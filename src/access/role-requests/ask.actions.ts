/**
 * Asks for a role at an employer: the request, its tracking ID, the letters and the audit event in one transaction. The
 * employer becomes a party here when somebody first asks to work there. Nothing takes effect before the decision.
 */
import { personOfAccount, type AccountPerson } from '../../identity/index.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { newTrackingId } from '../../platform/crypto/tracking-ids.ts';
import { keyedDigest } from '../../platform/crypto/mac.ts';
import { countGuess, type GuessLimit } from '../../platform/http/guesses.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { say } from '../../vocabulary/say.ts';
import { partyOfProvider } from '../parties/party.actions.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { findPartyByNpi, lockNpi } from '../parties/party.store.ts';
import { receiverOf, receiversOf, type Receiver } from '../receivers.actions.ts';
import { accessSlots, type KnownProvider } from '../slots.ts';
import { findLiveMembership } from '../staff/membership.store.ts';
import { accountOf, listDeciders } from './deciders.actions.ts';
import {
  APPROVAL_WAYS,
  decideAsk,
  type AskReason,
  type NamedOfficial,
  type RequestedRole,
} from './role-request.rules.ts';
import { officialNamedLetter, requestReceivedLetter, requestToDecideLetter } from './role-request.mail.ts';
import { hasPending, insertRoleRequest } from './role-request.store.ts';
import { sealFacts } from './sealed-request.actions.ts';

export interface AskCommand {
  readonly npi: string;
  readonly role: RequestedRole;
  /** Null: the primary address. */
  readonly contactEmail: string | null;
  readonly official: NamedOfficial | null;
  readonly functions: readonly string[];
  readonly attested: boolean;
}

export type AskRefusal = AskReason | 'provider-unknown' | 'too-many-requests';

/** Requests of one person, and notices to one typed address, in a day: above any honest need, below a nuisance. */
const requestLimit: GuessLimit = { channel: 'role-request', tries: 20, windowMinutes: 24 * 60 };
const noticeLimit: GuessLimit = { channel: 'official-notice', tries: 3, windowMinutes: 24 * 60 };

/** Gives the tracking ID. */
export async function askForRole(ctx: Ctx, command: AskCommand): Promise<Outcome<string, AskRefusal>> {
  const accountId = accountOf(ctx.actor);
  const provider = await accessSlots.providerLookup.value.find(ctx, command.npi);
  const about = { action: 'role-request.send', details: { role: command.role } } as const;
  if (!provider?.active) return recordRefusal(ctx, about, refused('provider-unknown'));
  const person = await personOfAccount(ctx, accountId);
  if (!person) throw new Error('Somebody is signed in without being a person');
  const counted = await countGuess(ctx.tx, requestLimit, keyedDigest(ctx.keyring, 'role request', accountId), ctx.now);
  if (!counted.allowed) return recordRefusal(ctx, about, refused('too-many-requests'));
  const letters = await prepareLetters(ctx, { accountId, command, provider });
  return inTransaction(ctx, (ctx) => ask(ctx, { command, provider, person, letters }));
}

interface Asked {
  readonly command: AskCommand;
  readonly provider: KnownProvider;
  readonly person: AccountPerson;
  readonly letters: LettersToPost;
}

async function ask(ctx: Ctx, asked: Asked): Promise<Outcome<string, AskRefusal>> {
  const { command, provider, person } = asked;
  const { accountId, dataKey } = person;
  const [way = 'official'] = APPROVAL_WAYS[command.role];
  const refuse = (reason: AskReason) =>
    recordRefusal(ctx, { action: 'role-request.send', details: { role: command.role, option: way } }, refused(reason));
  await lockNpi(ctx.tx, provider.npi);
  const known = await findPartyByNpi(ctx.tx, provider.npi);
  const held = known && (await findLiveMembership(ctx.tx, accountId, known.party_id));
  const decision = decideAsk({
    partyKind: known?.kind ?? (provider.kind === 'person' ? 'individual' : 'organization'),
    identityStatus: person.identityStatus,
    currentRole: held?.role ?? null,
    hasPending: known ? await hasPending(ctx.tx, accountId, known.party_id) : false,
    role: command.role,
    way,
    functions: command.functions,
    attested: command.attested,
    namesOfficial: command.official !== null,
  });
  if (!decision.ok) return refuse(decision.reason);
  const partyId = await partyOfProvider(ctx, provider);
  const roleRequestId = newId(ctx.now);
  const trackingId = newTrackingId();
  const { contactEmail, official } = command;
  const inserted = await insertRoleRequest(ctx.tx, {
    role_request_id: roleRequestId,
    tracking_id: trackingId,
    account_id: accountId,
    party_id: partyId,
    role: command.role,
    functions: [...new Set(command.functions)],
    approval_way: way,
    status: 'pending',
    person_id: dataKey.ownerId,
    ...sealFacts(dataKey, roleRequestId, 1, { contactEmail, official, reason: null }),
    official_account_id: asked.letters.recognised,
    attested_at: command.role === 'authorized_official' ? ctx.now : null,
    asked_at: ctx.now,
  });
  if (!inserted) return refuse('request-pending');
  await record(ctx, {
    action: 'role-request.send',
    outcome: 'done',
    subjectParty: partyId,
    object: { type: 'role-request', id: roleRequestId },
    details: { role: command.role, tracking: trackingId, option: way },
  });
  await postLetters(ctx, asked, trackingId);
  return done(trackingId);
}

interface LettersToPost {
  readonly requester: Receiver | null;
  readonly deciders: readonly Receiver[];
  /** The official named has an account and decides here; they get the letter of the deciders, not the bare notice. */
  readonly recognised: string | null;
  readonly noticeTo: string | null;
}

async function prepareLetters(
  ctx: Ctx,
  { accountId, command, provider }: { accountId: string; command: AskCommand; provider: KnownProvider },
): Promise<LettersToPost> {
  const party = await findPartyByNpi(ctx.tx, provider.npi);
  const online = APPROVAL_WAYS[command.role][0] === 'official';
  const deciders =
    party && online ? await receiversOf(ctx, await listDeciders(ctx.tx, party.party_id, command.role)) : [];
  const address = command.official?.email ?? null;
  const recognised = deciders.find((decider) => decider.address === address)?.accountId ?? null;
  const notice = address !== null && recognised === null && (await mayNotify(ctx, address)) ? address : null;
  return { requester: await receiverOf(ctx, accountId), deciders, recognised, noticeTo: notice };
}

async function mayNotify(ctx: Ctx, address: string): Promise<boolean> {
  const counted = await countGuess(ctx.tx, noticeLimit, keyedDigest(ctx.keyring, 'official notice', address), ctx.now);
  return counted.allowed;
}

async function postLetters(ctx: Ctx, { command, provider, person, letters }: Asked, tracking: string): Promise<void> {
  const kind = provider.kind === 'person' ? 'individual' : 'organization';
  const employer = spokenName({ kind, legalName: provider.name });
  const about = { name: fullName(person.name), role: command.role, employer, tracking };
  const waitsFor =
    command.role === 'authorized_official' ? say('the help desk') : say('an official of {employer}', { employer });
  const { requester, deciders, noticeTo } = letters;
  if (requester)
    await postMail(ctx, { to: requester, template: requestReceivedLetter, params: { ...about, waitsFor } });
  for (const decider of deciders)
    await postMail(ctx, { to: decider, template: requestToDecideLetter, params: { ...about, official: decider.name } });
  if (noticeTo !== null)
    await postMail(ctx, {
      to: { key: person.dataKey, address: noticeTo, typed: true },
      template: officialNamedLetter,
      params: { employer, tracking },
    });
}
