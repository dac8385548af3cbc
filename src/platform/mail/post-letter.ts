/**
 * Writes a letter: a row and a sending job, in the transaction of what it tells, so that it leaves with the change that
 * caused it or not at all. Nothing is sent here. The receiver's data key is prepared before that transaction begins.
 */
import { z } from 'zod';
import { inTransaction, type Ctx } from '../context.ts';
import type { DataKey } from '../crypto/data-keys.ts';
import { newId } from '../crypto/id.ts';
import { addJob, jobRow } from '../jobs/add-job.ts';
import type { JobKind } from '../jobs/job.ts';
import type { SpokenChannel, TextLetter } from '../sms/text-letter.ts';
import { requireCanonicalAddress, requireCanonicalPhone } from './canonical-address.ts';
import type { Letter, LetterParams } from './letter.ts';
import { sealLetter, type Channel } from './letter-row.ts';
import { insertLetter } from './letter-store.ts';
import { secretsForgotten, type PostedLetter } from './letters.statements.ts';

export const sendLetter: JobKind<{ letterId: string }> = {
  name: 'mail.send-letter',
  payload: z.object({ letterId: z.uuid() }),
};

export const letterJobKeyPrefix = 'letter.';
export const letterJobKey = (letterId: string): string => `${letterJobKeyPrefix}${letterId}`;

/** A secret comes with its end: from then on it is not sent, whatever else happens. */
type GivenSecret =
  | { readonly secret: string; readonly secretExpiresAt: Date }
  | { readonly secret?: undefined; readonly secretExpiresAt?: undefined };

export type NewMail<Params extends LetterParams> = GivenSecret & {
  readonly to: {
    /** From `prepareDataKey`: the receiver's, or the registration's or invitation's that may become one. */
    readonly key: DataKey;
    /** Canonical, from `parseEmail`, and on file. */
    readonly address: string;
    /** Somebody only typed it: then the letter must have been declared `forTypedAddress`. */
    readonly typed?: boolean;
  };
  readonly template: Letter<Params>;
  readonly params: NoInfer<Params>;
};

/** Gives the letter's id: keep it where `forgetSecret` will need it. */
export const postMail = async <Params extends LetterParams>(ctx: Ctx, mail: NewMail<Params>): Promise<string> =>
  post(ctx, prepareMail(ctx, mail));

/** A mail that is not written yet: for whoever writes something else in the same statement. */
export function prepareMail<Params extends LetterParams>(ctx: Ctx, mail: NewMail<Params>): PostedLetter {
  if (mail.to.typed === true && !mail.template.forTypedAddress)
    throw new Error(`Letter ${mail.template.name} goes to addresses on file only`);
  const address = requireCanonicalAddress(mail.to.address);
  return prepare(ctx, { ...mail, channel: 'mail', key: mail.to.key, address });
}

export type NewText<Params extends LetterParams> = GivenSecret & {
  readonly to: {
    readonly key: DataKey;
    /** Ten digits, from `parsePhoneForCodes`. */
    readonly phone: string;
  };
  readonly channel: SpokenChannel;
  readonly template: TextLetter<Params>;
  readonly params: NoInfer<Params>;
};

export const postText = async <Params extends LetterParams>(ctx: Ctx, text: NewText<Params>): Promise<string> =>
  post(ctx, prepareText(ctx, text));

export const prepareText = <Params extends LetterParams>(ctx: Ctx, text: NewText<Params>): PostedLetter =>
  prepare(ctx, { ...text, key: text.to.key, address: requireCanonicalPhone(text.to.phone) });

/** The secret was used, or replaced by a newer one: it leaves the table now, and a letter still waiting goes without. */
export async function forgetSecret(ctx: Ctx, letterId: string): Promise<void> {
  await secretsForgotten([letterId]).execute(ctx.tx);
}

interface NewLetter {
  readonly channel: Channel;
  readonly key: DataKey;
  readonly address: string;
  readonly template: { readonly name: string; readonly carriesSecret: boolean };
  readonly params: LetterParams;
  readonly secret?: string | undefined;
  readonly secretExpiresAt?: Date | undefined;
}

function prepare(ctx: Ctx, letter: NewLetter): PostedLetter {
  requireSecretApart(letter);
  const letterId = newId(ctx.now);
  const { address, params, secret = null } = letter;
  return {
    content: { address, params, secret },
    letter: {
      letter_id: letterId,
      channel: letter.channel,
      template: letter.template.name,
      owner_id: letter.key.ownerId,
      ...sealLetter(letter.key, letterId, { address, params, secret }),
      secret_expires_at: letter.secretExpiresAt ?? null,
      created_at: ctx.now,
      state: 'queued',
      attempts: 0,
      next_try_at: ctx.now,
    },
    job: jobRow(ctx, sendLetter, { letterId }, { ...jobOptions(letterId, secret !== null), isKeyNew: true }),
  };
}

async function post(ctx: Ctx, posted: PostedLetter): Promise<string> {
  await inTransaction(ctx, ({ tx }) => insertLetter(tx, posted));
  return posted.letter.letter_id;
}

/** A letter has at most one job that waits. A code is waited for; news can wait behind it. */
const jobOptions = (letterId: string, isUrgent: boolean) =>
  ({ key: letterJobKey(letterId), turn: isUrgent ? 'first' : 'last' }) as const;

interface Enqueued {
  /** In our time. */
  readonly runAt?: Date;
  readonly urgent: boolean;
}

export async function enqueueLetter(ctx: Ctx, letterId: string, { runAt, urgent }: Enqueued): Promise<void> {
  await addJob(ctx, sendLetter, { letterId }, { ...jobOptions(letterId, urgent), runAt });
}

const SHORTEST_SECRET_CHARACTERS = 4;

function requireSecretApart({ template, params, secret }: NewLetter): void {
  if (template.carriesSecret !== (secret !== undefined))
    throw new Error(`Letter ${template.name} ${template.carriesSecret ? 'needs its' : 'has no place for a'} secret`);
  if (secret === undefined) return;
  if (secret.length < SHORTEST_SECRET_CHARACTERS || JSON.stringify(params).includes(secret))
    throw new Error(`The secret of letter ${template.name} is too short, or stands in its parameters too`);
}
