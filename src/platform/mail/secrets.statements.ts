/** Taking secrets out of letters, as a statement that a store carries along where it uses them up or replaces them. */
import { sql, type RawBuilder } from 'kysely';

/** They leave the table now, and a letter that still waits goes without. `letterIds`: an array, or a question that gives one. */
export const secretsForgotten = (letterIds: unknown): RawBuilder<unknown> => sql`
  UPDATE platform.letter SET secret_sealed = NULL WHERE letter_id = ANY (${letterIds}) AND secret_sealed IS NOT NULL`;
