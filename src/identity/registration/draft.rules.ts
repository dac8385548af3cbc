/**
 * What a registration has gathered so far, as it lies sealed in the database. Of the password only the hash stays; the
 * password itself waits, sealed, for step 2, because the rule about names cannot be checked before the name is known.
 */
import type { Address } from '../../vocabulary/address.ts';
import type { PersonName } from '../../vocabulary/person-name.ts';
import type { QuestionCode } from './questions.rules.ts';
import type { RegistrationFacts } from './registration.rules.ts';

export interface DraftSecurity {
  readonly userId: string;
  readonly userIdKey: string;
  readonly passwordHash: string;
  /** ISO time. */
  readonly passwordSetAt: string;
  readonly answers: readonly { readonly question: QuestionCode; readonly hash: string }[];
}

export interface DraftInformation {
  readonly name: PersonName;
  readonly birthDate: string;
  readonly ssn: string;
  readonly businessPhone: string;
  readonly businessFax: string | null;
  readonly personalPhone: string;
  readonly homeAddress: Address;
}

export interface DraftMethod {
  readonly kind: 'text' | 'email' | 'voice';
  readonly destination: string;
}

export interface Draft {
  readonly security?: DraftSecurity;
  /** Only until step 2 is done. */
  readonly password?: string;
  readonly information?: DraftInformation;
  readonly methods: readonly DraftMethod[];
}

export const emptyDraft: Draft = { methods: [] };

export interface RegistrationTimes {
  readonly emailProvenAt: Date | null;
  readonly completedAt: Date | null;
  readonly resumeUntil: Date;
}

export const factsOf = (draft: Draft, times: RegistrationTimes, now: Date): RegistrationFacts => ({
  emailProven: times.emailProvenAt !== null,
  securityGiven: draft.security !== undefined,
  informationGiven: draft.information !== undefined,
  methodsVerified: draft.methods.length,
  completed: times.completedAt !== null,
  resumeUntil: times.resumeUntil,
  now,
});

/** The password was judged under another name: it has to be chosen again, since only its hash is left. */
export const nameChanged = (before: DraftInformation | undefined, name: PersonName): boolean =>
  before !== undefined && (before.name.first !== name.first || before.name.last !== name.last);
