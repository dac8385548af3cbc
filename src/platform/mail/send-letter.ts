/**
 * Sends one stored letter: makes it into words, hands it over, notes how that went. Runs twice when a process dies
 * between handing over and noting: the copy then has the same Message-ID. A server that is away costs a later try on
 * our own schedule, not a failed job; only faults of ours throw.
 */
import { record } from '../audit/record.ts';
import { inTransaction, type Ctx } from '../context.ts';
import { openKeysBeside } from '../crypto/data-keys.ts';
import { KeysUnavailable, SealBroken, Shredded } from '../crypto/errors.ts';
import { defineJob, type Job } from '../jobs/job.ts';
import { phoneE164 } from '../../vocabulary/phone.ts';
import { renderText, type SpokenChannel } from '../sms/text-letter.ts';
import { refusedForGood, tryAgain, type Delivery, type MailTransport, type TextTransport } from './delivery.ts';
import { letterShow, type LetterHouse } from './letter-house.ts';
import type { LetterRegistry } from './letter-registry.ts';
import { openLetter, type Channel, type LetterContent, type LetterRow } from './letter-row.ts';
import type { ReadyText } from './ready-text.ts';
import type { NewLetter } from './letters.statements.ts';
import { markDead, markQueuedAgain, markRevived, markSent, takeLetter } from './letter-store.ts';
import { enqueueLetter, letterJobKey, sendLetter } from './post-letter.ts';
import { renderLetter } from './rendered-letter.ts';
import { nextTryAt } from './send-schedule.ts';

export type LetterOutcome = 'sent' | 'retried' | 'dead';

export interface LetterSender {
  readonly registry: LetterRegistry;
  readonly house: LetterHouse;
  readonly mail: MailTransport;
  readonly texts: TextTransport;
  readonly observe: (channel: Channel, outcome: LetterOutcome) => void;
}

export const sendLetterJob = (sender: LetterSender): Job => {
  const inTurn = turns();
  return defineJob({
    ...sendLetter,
    async handle(ctx, { letterId }) {
      const rows = await takeLetter(ctx.tx, letterId);
      const [row] = rows;
      if (!row) return;
      const deliver = prepareDelivery(row, await openContent(ctx, row, rows), sender);
      const deliverAndNote = async () => settle(ctx, row, await deliver(), sender);
      // A webhook drops a copy by its key; a mail server does not.
      const outcome = await (row.channel === 'mail' ? inTurn(deliverAndNote) : deliverAndNote());
      sender.observe(row.channel, outcome);
    },
    async givenUp(ctx, { letterId }) {
      const row = await giveUp(ctx, letterId, 'job-given-up');
      if (row) sender.observe(row.channel, 'dead');
    },
  });
};

/** Hands over what was stored a moment ago, instead of the job that waits for it. */
export async function carryText(ctx: Ctx, { letter, content }: ReadyText, sender: LetterSender): Promise<void> {
  const delivery = await textDelivery(letter, content, sender)();
  sender.observe(letter.channel, await settle(ctx, letter, delivery, sender));
}

/**
 * One mail at a time between handing over and noting it, so that a crash of this process brings one copy at most.
 * Everything before that runs side by side.
 */
function turns(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };
}

const SEAL_BROKEN = 'seal-broken';

type Deliver = () => Promise<Delivery>;

function prepareDelivery(row: LetterRow, content: LetterContent | Delivery, sender: LetterSender): Deliver {
  if ('kind' in content) return async () => content;
  return row.channel === 'mail'
    ? mailDelivery(row, content, sender)
    : textDelivery({ ...row, channel: row.channel }, content, sender);
}

/** Keys that are away come back; a shredded or edited letter never will. */
async function openContent(
  ctx: Ctx,
  row: LetterRow,
  keyRows: Parameters<typeof openKeysBeside>[2],
): Promise<LetterContent | Delivery> {
  try {
    const key = (await openKeysBeside(ctx, [row.owner_id], keyRows)).get(row.owner_id);
    if (!key) throw new Error('openKeysBeside answers for every owner');
    return openLetter(key, row, ctx.now);
  } catch (error) {
    if (error instanceof KeysUnavailable) return tryAgain('keys-unavailable');
    if (error instanceof Shredded) return refusedForGood('owner-shredded');
    if (error instanceof SealBroken) return refusedForGood(SEAL_BROKEN);
    throw error;
  }
}

function mailDelivery(row: LetterRow, content: LetterContent, sender: LetterSender): Deliver {
  const letter = sender.registry.letters.get(row.template);
  if (!letter) return unknownTemplate;
  const words = renderLetter(letter, content, sender.house);
  const { letter_id: id, created_at: createdAt } = row;
  return () => sender.mail.deliver({ id, address: content.address, createdAt, ...words });
}

function textDelivery(
  row: Pick<LetterRow, 'letter_id' | 'template'> & { readonly channel: SpokenChannel },
  content: LetterContent,
  sender: LetterSender,
): Deliver {
  const template = sender.registry.texts.get(row.template);
  if (!template) return unknownTemplate;
  const { channel, letter_id: id } = row;
  const text = renderText(template, { ...content, channel }, letterShow(sender.house));
  return () => sender.texts.deliver({ id, channel, phone: phoneE164(content.address), text });
}

/** During an update an older process may meet a letter that only the newer one knows. */
const unknownTemplate: Deliver = async () => tryAgain('unknown-template');

async function settle(ctx: Ctx, row: NewLetter, delivery: Delivery, sender: LetterSender): Promise<LetterOutcome> {
  const id = row.letter_id;
  if (delivery.kind === 'handed-over') {
    const transport = row.channel === 'mail' ? sender.mail : sender.texts;
    const keepsSecret = transport.kind === 'outbox';
    await markSent(ctx.tx, { letterId: id, jobKey: letterJobKey(id), sentAt: ctx.now, keepsSecret });
    return 'sent';
  }
  const { attempts, created_at: createdAt } = row;
  const again =
    delivery.kind === 'try-again' ? nextTryAt({ attempts, createdAt, now: ctx.now, chance: Math.random() }) : null;
  if (again === null) {
    await inTransaction(ctx, (ctx) => giveUp(ctx, id, delivery.fault));
    return 'dead';
  }
  await inTransaction(ctx, async (ctx) => {
    if (await markQueuedAgain(ctx.tx, id, delivery.fault, again))
      await enqueueLetter(ctx, id, { runAt: again, urgent: row.secret_sealed !== null });
  });
  return 'retried';
}

async function giveUp(ctx: Ctx, letterId: string, fault: string): Promise<LetterRow | undefined> {
  const row = await markDead(ctx.tx, letterId, fault);
  if (!row) return undefined;
  const { template, attempts } = row;
  await record(ctx, {
    action: 'mail.give-up',
    object: { type: row.channel === 'mail' ? 'mail' : 'text', id: letterId },
    outcome: 'failed',
    reason: fault,
    details: { template, attempts },
  });
  if (fault === SEAL_BROKEN) await recordBrokenSeal(ctx, row);
  return row;
}

const recordBrokenSeal = (ctx: Ctx, row: LetterRow): Promise<void> =>
  record(ctx, {
    action: 'person.open-broken',
    object: { type: 'person', id: row.owner_id },
    outcome: 'failed',
    reason: SEAL_BROKEN,
    details: { column: 'platform.letter' },
  });

/** For the operator: a dead letter is tried once more, and again while it is younger than the limit. */
export function reviveLetter(ctx: Ctx, letterId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const row = await markRevived(ctx.tx, letterId, ctx.now);
    if (!row) return false;
    await enqueueLetter(ctx, letterId, { urgent: false });
    await record(ctx, {
      action: 'mail.retry',
      object: { type: row.channel === 'mail' ? 'mail' : 'text', id: letterId },
      outcome: 'done',
      details: { template: row.template },
    });
    return true;
  });
}
