/**
 * A job is a named piece of background work with a payload of ids. The contract of `handle`, which the queue cannot
 * keep for you: it may run twice (a crash after its work, before the note that it is done), on two nodes at once, and
 * later than asked. So it reads the present state first, changes it with conditions (`WHERE state = …`), and does
 * nothing when there is nothing left to do. It throws only for faults of ours; a refusal by a rule is an answer.
 * Network calls stay outside of transactions: `ctx.tx` is the pool, and an action opens what it needs.
 */
import type { z } from 'zod';
import type { Ctx } from '../context.ts';

/** Ids and codes only: a payload lies in the queue in clear. */
export type JobPayload = Readonly<Record<string, string | number | boolean>>;

/** What `addJob` needs: a name and the shape of the payload, without the handler. */
export interface JobKind<Payload extends JobPayload = JobPayload> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
}

export interface JobSpec<Payload extends JobPayload> extends JobKind<Payload> {
  handle(ctx: Ctx, payload: Payload): Promise<void>;
  /**
   * Called once, in a transaction, when the last try has failed: mark what the job was for as given up.
   * Without it the dead job is still counted, audited and kept.
   */
  givenUp?(ctx: Ctx, payload: Payload): Promise<void>;
  /** For clean-up and reminders: run with an empty payload, again and again. In our time, like every due date. */
  readonly recurring?: { readonly everySeconds: number };
  /**
   * Its work is one transaction, and must not be done twice: the job leaves the queue in it. What a handler does after
   * that transaction is not tried again.
   */
  readonly leavesWithItsWork?: true;
  /** Tries before it is given up; pauses grow from seconds to 6 h, and 25 tries take about four days. */
  readonly mostTries?: number;
}

/** A job as the worker sees it, with its payload checked on the way in. */
export interface Job {
  readonly name: string;
  readonly mostTries: number;
  readonly recurringEverySeconds: number | null;
  readonly leavesWithItsWork: boolean;
  run(ctx: Ctx, payload: unknown): Promise<void>;
  giveUp(ctx: Ctx, payload: unknown): Promise<void>;
}

export const DEFAULT_MOST_TRIES = 25;

export function defineJob<Payload extends JobPayload>(spec: JobSpec<Payload>): Job & JobKind<Payload> {
  if (!/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/.test(spec.name))
    throw new Error(`"${spec.name}" is no name for a job: write module.verb-noun`);
  return {
    name: spec.name,
    payload: spec.payload,
    mostTries: spec.mostTries ?? DEFAULT_MOST_TRIES,
    recurringEverySeconds: spec.recurring?.everySeconds ?? null,
    leavesWithItsWork: spec.leavesWithItsWork ?? false,
    run: (ctx, payload) => spec.handle(ctx, spec.payload.parse(payload)),
    giveUp: async (ctx, payload) => spec.givenUp?.(ctx, spec.payload.parse(payload)),
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** References and code words: nothing with a space, an @ or a plus, and no number as long as an SSN or a phone's. */
const referenceOrWord = /^(?=.{1,64}$)(?!(?:\d[._:-]?){7,}$)[A-Za-z0-9][A-Za-z0-9._:-]*$/;

/** Throws when a payload holds anything that looks like a personal value. */
export function requireIdsOnly(name: string, payload: JobPayload): void {
  for (const [field, value] of Object.entries(payload)) {
    const text = String(value).replace(/^-(?=\d)/, '');
    if (!uuid.test(text) && !referenceOrWord.test(text))
      throw new Error(`Field ${field} of job ${name} must be an id or a code word`);
  }
}
