/** The codes of a record in words. A code that we do not know is shown as it was filed: it is somebody's record, not ours. */
import { npiSentence, type NpiReason } from '../../vocabulary/npi.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';

export function kindInWords(kind: 'person' | 'organization' | null): string {
  if (kind === 'person') return say('Person (Type 1)');
  return kind === 'organization' ? say('Organization (Type 2)') : say('Not known');
}

export function sexInWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    F: say('Female'),
    M: say('Male'),
    X: say('Another'),
    U: say('Undisclosed'),
  };
  return words[code] ?? code;
}

export function yesNoInWords(code: string): string {
  const words: Readonly<Record<string, string>> = { Y: say('Yes'), N: say('No'), X: say('Not answered') };
  return words[code] ?? code;
}

/** The same codes mean kinds of names of persons (1, 2, 5) and of organizations (3, 4, 5). */
export function nameKindInWords(code: string | null): string {
  const words: Readonly<Record<string, string>> = {
    '1': say('Former name'),
    '2': say('Professional name'),
    '3': say('Doing Business As'),
    '4': say('Former legal business name'),
    '5': say('Other name'),
  };
  return words[code ?? ''] ?? say('Other name');
}

export function deactivationReasonInWords(code: string): string {
  const words: Readonly<Record<string, string>> = {
    DT: say('The provider died.'),
    DB: say('The organization was disbanded.'),
    FR: say('Fraud.'),
    OT: say('Another reason.'),
  };
  return words[code] ?? code;
}

/** Of a number that stands in an address, not in a field of one's own. */
export function notAnNpiSentence(refusal: Refusal<NpiReason>): string {
  if (refusal.reason !== 'npi-check-digit') return npiSentence(refusal);
  return say(
    'The last digit of an NPI is a check digit, and it does not fit the nine before it: one digit is wrong, or two changed places. Compare the number with where you have it from.',
  );
}
