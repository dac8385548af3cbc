/**
 * The record could not be written, so what it would have told must not happen either: throw, and the transaction rolls
 * back. The page answers 503; reads that need no record go on. Source: NIST SP 800-53 AU-5.
 */
import { DatabaseError } from 'pg';
import { auditWriteFailures } from './audit-metrics.ts';

const retryAfterSeconds = 5;

export class AuditUnavailable extends Error {
  override readonly name = 'AuditUnavailable';
  readonly retryAfterSeconds = retryAfterSeconds;

  constructor(cause: unknown) {
    super('The audit event could not be written; nothing was changed.', { cause });
  }
}

/**
 * Troubles of the transaction, not of the record: they are told as they are, so that the caller may try again.
 * Aborted earlier, serialization, deadlock; and a table of somebody else's that was written in the same statement.
 * A time limit that struck while the event was written is the record's.
 */
const ofTheTransaction = /^(?:25P0[0-9]|40...)$/;
const isNotOfTheRecord = ({ code = '', schema = 'audit' }: DatabaseError): boolean =>
  ofTheTransaction.test(code) || schema !== 'audit';

export function auditFault(error: unknown): unknown {
  if (error instanceof DatabaseError && isNotOfTheRecord(error)) return error;
  auditWriteFailures.inc();
  return new AuditUnavailable(error);
}
