/** One provider, as it is or as it was on a day. */
import type { Ctx } from '../../platform/context.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { addDays, type PlainDate } from '../../vocabulary/plain-date.ts';
import { findWholeRecord } from '../provider/together.actions.ts';
import { listRecordsAsOf, type PastReason } from './as-of.actions.ts';
import { answerOf, type AnsweredProvider } from './provider-answer.rules.ts';

export async function readProvider(
  ctx: Ctx,
  npi: string,
  day: PlainDate | null,
): Promise<Outcome<AnsweredProvider, PastReason | 'day-to-come'>> {
  if (day === null) {
    const record = await findWholeRecord(ctx, npi);
    return record ? done(answerOf(record)) : refused('provider-unknown');
  }
  if (isToCome(ctx, day)) return refused('day-to-come');
  const [[, past] = ['', refused('provider-unknown')]] = await listRecordsAsOf(ctx, [npi], day);
  return past.ok ? done(answerOf(past.value, { asOf: day })) : past;
}

/** Somewhere it may be tomorrow already. */
export const isToCome = ({ now }: Ctx, day: PlainDate): boolean => day > addDays(now.toISOString().slice(0, 10), 1);
