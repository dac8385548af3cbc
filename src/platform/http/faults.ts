/**
 * What an error that reached the core means for the person: wait (the database, keys or audit are away, or we are
 * full), or our fault. Nothing of the error's text is ever shown; the log has it under the request id.
 */
import { SealBroken } from '../crypto/errors.ts';
import { Refuse, type ProblemKind } from './problem.ts';

export interface FaultAnswer {
  readonly kind: ProblemKind;
  readonly retryAfterSeconds?: number;
  /** False for refusals, which are answers and not errors. */
  readonly log: boolean;
}

/** PostgreSQL error classes that pass by themselves: connection, resources, operator intervention, serialization. */
const passing = /^(08|53|57P|55P03|40)/;
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
/** node-postgres gives these no code. */
const poolWords =
  /timeout exceeded when trying to connect|Connection terminated|connection error and is not queryable|pool after calling end/;

export function problemOf(error: unknown): FaultAnswer {
  if (error instanceof Refuse)
    return error.retryAfterSeconds === undefined
      ? { kind: error.kind, log: false }
      : { kind: error.kind, retryAfterSeconds: error.retryAfterSeconds, log: false };
  if (!(error instanceof Error)) return { kind: 'fault', log: true };
  if ('isConflict' in error) return { kind: 'already-done', log: false };
  if ('retryAfterSeconds' in error && typeof error.retryAfterSeconds === 'number')
    return { kind: 'busy', retryAfterSeconds: error.retryAfterSeconds, log: true };
  if (error instanceof SealBroken) return { kind: 'busy', log: true };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (passing.test(code) || network.has(code) || poolWords.test(error.message))
    return { kind: 'busy', retryAfterSeconds: 5, log: true };
  return { kind: 'fault', log: true };
}
