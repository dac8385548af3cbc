/** Why a question of a program is not answered, in a sentence, and which parameter is named for it. */
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import type { AskedReason } from './asked-for.rules.ts';
import type { CursorReason } from './cursor.rules.ts';

export function cursorSentence(reason: CursorReason): string {
  switch (reason) {
    case 'cursor-unknown':
      return say('Take the cursor from an answer, as it is.');
    case 'cursor-other-query':
      return say('This cursor belongs to another question. Ask with the parameters that it was given for.');
  }
}

/** Why providers are not listed. */
export type ProvidersRefusal =
  AskedReason | CursorReason | 'no-zip-positions' | 'zip-position-unknown' | 'day-to-come' | 'search-too-slow';

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

export function searchSentence({ reason }: Refusal<ProvidersRefusal>): string {
  switch (reason) {
    case 'goes-with-ids':
      return say('A day of the past goes with ids and nothing else: whoever is found today may not have been then.');
    case 'not-of-deactivated':
      return say('Deactivated providers are not found by this: ask for them by ids, or list all of them.');
    case 'goes-with-first-name':
      return say('This goes with first-name.');
    case 'goes-with-place':
      return say('This goes with city, state, zip, country or near.');
    case 'one-of-two-names':
      return say('Leave this out, or the other name: one kind of name is searched at a time.');
    case 'one-of-two-zips':
      return say('Leave this out, or zip.');
    case 'day-to-come':
      return dayToComeSentence();
    case 'no-zip-positions':
      return say('No positions of ZIPs are loaded here, so nothing can be found near one.');
    case 'zip-position-unknown':
      return say('The position of this ZIP is not known.');
    case 'search-too-slow':
      return say('This takes too long to answer. Say more of whom you look for.');
    default:
      return cursorSentence(reason);
  }
}

/** The parameter that is named for it; null: all that are given. */
export function parameterOf({ reason, facts }: Refusal<ProvidersRefusal>): string | null {
  switch (reason) {
    case 'day-to-come':
      return 'as-of';
    case 'no-zip-positions':
    case 'zip-position-unknown':
      return 'near';
    case 'search-too-slow':
      return null;
    case 'cursor-unknown':
    case 'cursor-other-query':
      return 'cursor';
    default:
      return String(facts['parameter'] ?? '');
  }
}
