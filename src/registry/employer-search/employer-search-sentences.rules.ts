/** What is said about a search for an employer that cannot be made. It has fewer fields than the public one. */
import { say } from '../../vocabulary/say.ts';
import { criteriaSentence } from '../search-pages/criteria-sentences.rules.ts';
import type { EmployerSearchMistake } from './employer-search.rules.ts';

export function employerSearchSentence({ reason, facts }: EmployerSearchMistake): string {
  switch (reason) {
    case 'criteria-nothing':
      return say('Enter at least one of: organization name, NPI, first or last name, city, state, ZIP code.');
    case 'criteria-zip':
      return say('Enter 3 to 9 digits of the ZIP code.');
    case 'search-too-slow':
      return say('This search takes too long. Add a name, a city or a ZIP code to it.');
    default:
      return criteriaSentence({ reason, facts });
  }
}
