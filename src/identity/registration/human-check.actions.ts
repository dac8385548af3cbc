/**
 * What a form of registration carries for the human check, and what it was worth when it comes back: when it was drawn, and
 * work for the browser that is bound to it. Work that is wrong, late or used before is as good as none.
 */
import type { Ctx } from '../../platform/context.ts';
import { keyedDigest } from '../../platform/crypto/mac.ts';
import { isWorkDone, setWork, type DoneWork } from '../../platform/crypto/proof-of-work.ts';
import { readSigned, signed } from '../../platform/crypto/tokens.ts';
import { countGuess, type GuessLimit } from '../../platform/http/guesses.ts';
import {
  decideBudget,
  mayCountWork,
  REGISTRATIONS_PER_HOUR,
  WORK_COUNTS_MINUTES,
  type Budget,
} from './human-check.rules.ts';

const purpose = 'registration form drawn';

const limits: Readonly<Record<Budget, GuessLimit>> = {
  worked: { channel: 'registration-worked', tries: REGISTRATIONS_PER_HOUR.worked, windowMinutes: 60 },
  plain: { channel: 'registration-address', tries: REGISTRATIONS_PER_HOUR.plain, windowMinutes: 60 },
};
/** Its window begins with the use, so it is not over before the work counts no more. */
const onceLimit: GuessLimit = { channel: 'registration-work', tries: 1, windowMinutes: WORK_COUNTS_MINUTES };

export interface DrawnCheck {
  /** For a hidden field: when the form was drawn, signed. */
  readonly drawn: string;
  /** For the script: what there is to do. */
  readonly work: string;
}

export interface SentCheck {
  readonly drawn: string;
  readonly work: DoneWork | null;
}

export async function drawHumanCheck({ keyring, now }: Ctx): Promise<DrawnCheck> {
  const drawn = signed(keyring, purpose, now.toISOString());
  return { drawn, work: JSON.stringify(await setWork(keyring, drawn)) };
}

/** What counts this registration against its address, and how often. Work is used up by being asked for. */
export async function limitFor(ctx: Ctx, sent: SentCheck): Promise<{ limit: GuessLimit; times: number }> {
  const { keyring, now } = ctx;
  const text = readSigned(keyring, purpose, sent.drawn, now);
  const drawnAt = text === null ? null : new Date(text);
  const isDone = mayCountWork({ drawnAt, now }) && (await useWork(ctx, sent));
  const { budget, times } = decideBudget({ drawnAt, isWorkDone: isDone, now });
  return { limit: limits[budget], times };
}

/** True for exactly one of all that bring this work, on all nodes. */
async function useWork({ tx, keyring, now }: Ctx, { drawn, work }: SentCheck): Promise<boolean> {
  if (!work || !(await isWorkDone(keyring, drawn, work))) return false;
  const key = keyedDigest(keyring, onceLimit.channel, work.challenge.signature ?? '');
  return (await countGuess(tx, onceLimit, key, now)).allowed;
}
