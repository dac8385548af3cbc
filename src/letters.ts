/** Every letter and text of every module, and what all of them have in common. */
import { accessLetters } from './access/index.ts';
import { identityLetters, identityTexts } from './identity/index.ts';
import type { Config } from './platform/config/config.ts';
import type { LetterHouse } from './platform/mail/letter-house.ts';
import { letterRegistry, type LetterRegistry } from './platform/mail/letter-registry.ts';

export const allLetters = (): LetterRegistry =>
  letterRegistry({ letters: [...identityLetters, ...accessLetters], texts: identityTexts });

export const houseOf = ({ timeZone, agency }: Config, publicUrl: string): LetterHouse => ({
  publicUrl,
  timeZone,
  agencyName: agency.name,
  desk: agency.desk,
});
