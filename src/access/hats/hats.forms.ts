/** What is asked for while working for somebody. */
import { z } from 'zod';
import { defineForm } from '../../platform/http/form.ts';
import { say } from '../../vocabulary/say.ts';

const NOTE_LIMIT_CHARACTERS = 2000;

export const workNoteForm = defineForm({
  text: z
    .string()
    .trim()
    .min(1, { error: () => say('Write the note.') })
    .max(NOTE_LIMIT_CHARACTERS, { error: () => say('Shorten the note to 2,000 characters or fewer.') }),
});
