/**
 * Housekeeping of letters, every minute: secrets past their end go, old letters go, and a letter that no job knows of
 * gets one. Nothing depends on its punctuality: an expired secret is not sent even where it still lies in the table.
 */
import { z } from 'zod';
import { defineJob } from '../jobs/job.ts';
import { deleteExpiredSecrets, deleteLettersBefore, listStranded } from './letter-store.ts';
import { enqueueLetter, letterJobKeyPrefix } from './post-letter.ts';

/** Long enough for the help desk to answer "was I told?". */
export const LETTERS_ARE_KEPT_DAYS = 90;
const STRANDED_AFTER_MINUTES = 10;

export const keepLettersJob = defineJob({
  name: 'mail.keep-letters',
  payload: z.object({}),
  recurring: { everySeconds: 60 },
  async handle(ctx) {
    const ago = (minutes: number): Date => new Date(ctx.now.getTime() - minutes * 60_000);
    await deleteExpiredSecrets(ctx.tx, ctx.now);
    await deleteLettersBefore(ctx.tx, ago(LETTERS_ARE_KEPT_DAYS * 24 * 60));
    const stranded = await listStranded(ctx.tx, ago(STRANDED_AFTER_MINUTES), letterJobKeyPrefix);
    for (const letterId of stranded) await enqueueLetter(ctx, letterId, { urgent: false });
  },
});
