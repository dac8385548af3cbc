/** Letters, as statements that a store carries along: writing one, and taking secrets out where they are used or replaced. */
import { sql, type RawBuilder } from 'kysely';
import type { JobRow } from '../jobs/add-job.statements.ts';
import type { LetterContent, LetterRow } from './letter-row.ts';

export type NewLetter = Omit<LetterRow, 'last_fault' | 'sent_at'>;

/** A letter and the job that sends it; neither is written without the other. */
export interface PostedLetter {
  readonly letter: NewLetter;
  readonly job: JobRow;
  /** What is sealed in the letter. */
  readonly content: LetterContent;
}

/** One letter, or one for each row of `from`. */
export const letterWritten = (letter: NewLetter, from = sql``): RawBuilder<unknown> => sql`
  INSERT INTO platform.letter (letter_id, channel, template, owner_id, address_sealed, parameters_sealed, secret_sealed,
    secret_expires_at, created_at, state, attempts, next_try_at)
  SELECT ${letter.letter_id}, ${letter.channel}, ${letter.template}, ${letter.owner_id}, ${letter.address_sealed},
    ${letter.parameters_sealed}, ${letter.secret_sealed}, ${letter.secret_expires_at}, ${letter.created_at}, ${letter.state},
    ${letter.attempts}, ${letter.next_try_at} ${from}`;

/** They leave the table now, and a letter that still waits goes without. `letterIds`: an array, or a question that gives one. */
export const secretsForgotten = (letterIds: unknown): RawBuilder<unknown> => sql`
  UPDATE platform.letter SET secret_sealed = NULL WHERE letter_id = ANY (${letterIds}) AND secret_sealed IS NOT NULL`;
