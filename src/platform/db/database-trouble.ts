/**
 * Tells troubles of a database that its operator can mend (no space, no connection left, a wrong password, a standby) from
 * faults of ours. Only these may be shown at a start: the words of any other error could quote a value.
 */
import pg from 'pg';

/** Classes and codes of PostgreSQL, appendix A: 28 authorization, 53 resources, 58 system, a read-only server, shutting down. */
const mendable = /^(28|53|58)|^(25006|57P0[1-4])$/;

/** One sentence, or null when it is something else; looks at the causes, too. */
export function databaseTrouble(error: unknown): string | null {
  if (error instanceof pg.DatabaseError && mendable.test(error.code ?? ''))
    return `the database refuses: ${error.message} (${error.code}).`;
  return error instanceof Error && error.cause !== undefined ? databaseTrouble(error.cause) : null;
}
