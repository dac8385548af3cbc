/**
 * The name of an organization: a legal business name, or a name it does business as.
 * Legal names hold almost any sign ("3D IMAGING, L.L.C. #2"), so only invisible and control characters are refused.
 */
import { done, refused, type Outcome } from './outcome.ts';
import { countOf, type Refusal } from './refusal.ts';
import { normalizeName } from './person-name.ts';
import { say } from './say.ts';

export type OrganizationNameReason =
  'organization-name-missing' | 'organization-name-too-long' | 'organization-name-characters';

/** Source: NPPES data dissemination layout V.2, column 5. */
export const ORGANIZATION_NAME_LIMIT_CHARACTERS = 100;

/** Letters, marks, digits, punctuation, symbols and the plain space; at least one letter or digit. */
const VISIBLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u;

export function parseOrganizationName(typed: string): Outcome<string, OrganizationNameReason> {
  const name = normalizeName(typed);
  if (name === '') return refused('organization-name-missing');
  if ([...name].length > ORGANIZATION_NAME_LIMIT_CHARACTERS) {
    return refused('organization-name-too-long', { limit: ORGANIZATION_NAME_LIMIT_CHARACTERS });
  }
  if (!VISIBLE.test(name) || !/[\p{L}\p{N}]/u.test(name)) return refused('organization-name-characters');
  return done(name);
}

export function organizationNameSentence(refusal: Refusal<OrganizationNameReason>): string {
  switch (refusal.reason) {
    case 'organization-name-missing':
      return say('Enter the legal business name.');
    case 'organization-name-too-long':
      return say('Shorten the name to {limit} characters or fewer.', { limit: countOf(refusal, 'limit') });
    case 'organization-name-characters':
      return say('Type the name again with letters, digits and ordinary punctuation.');
  }
}
