/** Why a question of a program is not answered, in a sentence, and which parameter is named for it. */
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import type { CursorReason } from './cursor.rules.ts';

export function cursorSentence(reason: CursorReason): string {
  switch (reason) {
    case 'cursor-unknown':
      return say('Take the cursor from an answer, as it is.');
    case 'cursor-other-query':
      return say('This cursor belongs to another question. Ask with the parameters that it was given for.');
  }
}

export const unknownProviderSentence = (): string => say('The registry does not know this number.');

export const dayToComeSentence = (): string => say('This day is still to come.');

export function pastSentence({ reason, facts }: Refusal<'not-yet-enumerated' | 'not-known-then'>): string {
  const day = String(facts['knownSince'] ?? '');
  switch (reason) {
    case 'not-yet-enumerated':
      return say('This number was given on {day}.', { day });
    case 'not-known-then':
      return day === ''
        ? say('What this record said on that day is not known here.')
        : say('What this record said before {day} is not known here.', { day });
  }
}
