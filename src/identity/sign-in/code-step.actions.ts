/** The second half of signing in: where a code can go, and sending it. Entering it is in enter-code.actions.ts. */
import { changesWithEvents } from '../../platform/audit/write-events.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { openKeysBeside, type DataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openValue } from '../../platform/crypto/sealing.ts';
import { tokenDigest } from '../../platform/crypto/tokens.ts';
import { breaksUnique } from '../../platform/db/sql-state.ts';
import { guessTry } from '../../platform/http/guesses.ts';
import { readyText, type Courier } from '../../platform/mail/ready-text.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { prepareSend } from '../challenge/challenge.actions.ts';
import { newChallenge } from '../challenge/challenge.store.ts';
import { maskDestination, type ResendReason } from '../mfa/mfa.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import { codeSentCounted, codeSentReadyCounted, listMethodsWithKeys, type MethodRow } from './code-step.store.ts';
import { completeSignIn, type HalfSignedIn, type SignedIn } from './complete-sign-in.actions.ts';
import { EVERYONE_ELSE } from './sign-in.rules.ts';
import { UNUSED_CODES, unusedCodesKey } from './unused-codes.actions.ts';

export interface OpenMethod {
  readonly methodId: string;
  readonly kind: 'text' | 'email' | 'voice';
  readonly address: string;
  readonly dataKey: DataKey;
}

interface SentSoFar {
  readonly challengeId: string;
  readonly methodId: string;
  readonly letterId: string | null;
  readonly sends: number;
  readonly tries: number;
}

interface Place {
  /** Methods of the account that a code can be sent to, opened; pages show them masked. */
  readonly methods: readonly OpenMethod[];
  /** The code that waits in this session, if one does. */
  readonly sent: SentSoFar | null;
  readonly bucket: string;
}

interface Who {
  readonly accountId: string;
  /** Null: no code waits anywhere. */
  readonly sessionId: string | null;
  /** As they were read with the session. */
  readonly methods?: readonly MethodRow[];
}

/** What is asked of a half session in this browser. `device` is the value of the device cookie. */
export const inBrowser = <Whose>(whose: Whose, device: string | null, now: Date) => ({
  ...whose,
  device: device ? tokenDigest(device) : null,
  everyoneElse: EVERYONE_ELSE,
  now,
});

async function placeOf(ctx: Ctx, { methods: known, ...who }: Who, device: string | null): Promise<Place> {
  const rows = known ?? (await listMethodsWithKeys(ctx.tx, inBrowser(who, device, ctx.now)));
  const owners = rows.map((row) => row.person_id);
  const keys = await openKeysBeside(ctx, owners, rows);
  const methods = new Map(rows.map((row) => [row.method_id, row])).values();
  const [first] = rows;
  return {
    methods: [...methods].flatMap((row) => openMethod(row, keys.get(row.person_id))),
    sent: first ? sentSoFar(first) : null,
    bucket: first?.bucket ?? EVERYONE_ELSE,
  };
}

const sentSoFar = ({ open_id: challengeId, sent_to: methodId, letter_id: letterId, sends, tries }: MethodRow) =>
  challengeId === null || methodId === null
    ? null
    : { challengeId, methodId, letterId, sends: sends ?? 0, tries: tries ?? 0 };

function openMethod(row: MethodRow, dataKey: DataKey | undefined): OpenMethod[] {
  const { kind, method_id: methodId, method_version: version } = row;
  if (!dataKey || !row.destination_sealed || kind === 'passkey' || kind === 'authenticator') return [];
  const place = { table: 'identity.mfa_method', column: 'destination_sealed', row: methodId, version };
  return [{ methodId, kind, dataKey, address: openValue(dataKey, place, row.destination_sealed) }];
}

export interface CodeAsked {
  /** One of the account's own methods; null: again the one used before. */
  readonly methodId: string | null;
  /** Value of the device cookie, if the browser has one. */
  readonly device: string | null;
  /** Carries a text at once; null: it waits for its job. */
  readonly courier: Courier | null;
}

type SendReason = ResendReason | 'no-method' | 'codes-unused';

/** Of two presses at once the second finds the code that the first one sent, and sends again: as often as codes are sent. */
export async function sendSignInCode(
  ctx: Ctx,
  half: HalfSignedIn,
  asked: CodeAsked,
): Promise<Outcome<null, SendReason>> {
  const { sessionId, accountId } = half;
  for (let time = 0; time <= POLICIES[ctx.policy].code.sendsPerSignIn; time += 1) {
    const outcome = await trySending(ctx, time === 0 ? half : { sessionId, accountId }, asked);
    if (outcome) return outcome;
  }
  return refused('code-over');
}

const keeping = (changes: typeof codeSentCounted) =>
  changesWithEvents<Parameters<typeof codeSentCounted>[0], { readonly tries: number | null }>(changes, {
    when: 'sent',
    calls: 'job',
    gives: 'counted',
  });
const [keepSend, keepReadySend] = [keeping(codeSentCounted), keeping(codeSentReadyCounted)];

/** Null when somebody else sent or used a code of this session meanwhile. */
async function trySending(
  ctx: Ctx,
  half: HalfSignedIn,
  { methodId, device, courier }: CodeAsked,
): Promise<Outcome<null, SendReason> | null> {
  const { methods, sent, bucket } = await placeOf(ctx, half, device);
  const method = methods.find((each) => each.methodId === (methodId ?? sent?.methodId));
  if (!method) return refused('no-method');
  const challenge = {
    ...newChallenge({
      challengeId: sent?.challengeId ?? newId(ctx.now),
      purpose: 'sign-in',
      personId: method.dataKey.ownerId,
      accountId: half.accountId,
      registrationId: null,
      sessionId: half.sessionId,
      now: ctx.now,
    }),
    ...(sent && { sends: sent.sends, tries: sent.tries, letter_id: sent.letterId }),
  };
  const prepared = prepareSend(ctx, challenge, method.dataKey, { ...method, sealed: null });
  if (!prepared.ok) return prepared;
  const guess = guessTry(UNUSED_CODES, unusedCodesKey(ctx.keyring, half.accountId, bucket), ctx.now);
  const { send, event } = prepared.value;
  try {
    const ready = readyText(courier, send);
    const given = { ...send, ...ready, guess, codesAtMost: UNUSED_CODES.tries };
    const { told, tries } = await (ready ? keepReadySend : keepSend)(ctx, given, event);
    if (tries !== null && tries > UNUSED_CODES.tries) return refused('codes-unused');
    if (told && ready) courier?.carry(ready);
    return told ? done(null) : null;
  } catch (error) {
    if (breaksUnique(error, 'challenge_one_open')) return null;
    throw error;
  }
}

/** What may be shown of a method before the code is right. */
export interface MethodShown {
  readonly methodId: string;
  readonly kind: OpenMethod['kind'];
  readonly masked: string;
}

const shown = ({ methodId, kind, address }: OpenMethod): MethodShown => ({
  methodId,
  kind,
  masked: maskDestination(kind, address),
});

export const methodsShown = async (ctx: Ctx, who: Who): Promise<readonly MethodShown[]> =>
  (await placeOf(ctx, who, null)).methods.map(shown);

export interface SentCode {
  readonly method: MethodShown;
  readonly resent: boolean;
  readonly minutes: number;
  /** Whether saying "Private" spares the code for a while; some policies never do. */
  readonly mayRemember: boolean;
  /** Whether a code could go elsewhere, too. */
  readonly hasOther: boolean;
}

/** The code that is waited for, or null before one was sent. */
export async function sentCode(ctx: Ctx, half: HalfSignedIn): Promise<SentCode | null> {
  const { methods, sent } = await placeOf(ctx, half, null);
  const method = methods.find((each) => each.methodId === sent?.methodId);
  if (!sent || !method) return null;
  const { code, rememberDeviceHours } = POLICIES[ctx.policy];
  return {
    method: shown(method),
    resent: sent.sends > 1,
    minutes: code.lifeMinutes,
    mayRemember: rememberDeviceHours !== null,
    hasOther: methods.length > 1,
  };
}

/** A remembered device needs no code: the half session becomes whole at once. */
export const completeRemembered = (ctx: Ctx, half: HalfSignedIn, device: string | null): Promise<SignedIn> =>
  inTransaction(ctx, (inside) =>
    completeSignIn(inside, {
      accountId: half.accountId,
      replaces: half.sessionId,
      methods: ['password', 'remembered-device'],
      device,
      isPrivate: false,
      asked: false,
    }),
  );
