/** What is said about a search that cannot be made, and the words of its criteria. */
import { COUNTRIES } from '../../vocabulary/countries.ts';
import { npiSentence } from '../../vocabulary/npi.ts';
import { countOf, type Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { US_STATES } from '../../vocabulary/us-states.ts';
import type { CriteriaReason, Criterion } from './criteria.rules.ts';

export function criteriaSentence(refusal: Refusal<CriteriaReason>): string {
  switch (refusal.reason) {
    case 'criteria-nothing':
      return say('Enter what you know: a name, an NPI, a place or a taxonomy.');
    case 'criteria-too-few':
      return say('This alone would list nearly the whole registry. Add a name, a city, a state or a taxonomy.');
    case 'criteria-text':
      return say('Enter letters or digits to search for.');
    case 'criteria-too-long':
      return say('Shorten this to {limit} characters or fewer.', { limit: countOf(refusal, 'limit') });
    case 'criteria-state':
      return say('Choose the state or territory.');
    case 'criteria-country':
      return say('Choose the country.');
    case 'criteria-zip':
      return say('Enter 3 to 9 digits of the ZIP code. For a postal code from abroad choose the country, too.');
    case 'criteria-type':
      return say('Choose the type: a person or an organization.');
    default:
      return npiSentence({ reason: refusal.reason, facts: refusal.facts });
  }
}

export function criterionLabel(criterion: Criterion): string {
  const labels: Readonly<Record<Criterion, string>> = {
    q: say('Name, organization or NPI'),
    city: say('City'),
    state: say('State'),
    zip: say('ZIP Code'),
    last: say('Last Name'),
    first: say('First Name'),
    organization: say('Organization Name'),
    npi: say('NPI'),
    taxonomy: say('Taxonomy'),
    type: say('Type'),
    country: say('Country'),
  };
  return labels[criterion];
}

export function typeInWords(type: string): string {
  return type === 'person' ? say('People') : say('Organizations');
}

export function criterionInWords(criterion: Criterion, value: string): string {
  if (criterion === 'state') return US_STATES.get(value) ?? value;
  if (criterion === 'country') return COUNTRIES.get(value) ?? value;
  return criterion === 'type' ? typeInWords(value) : value;
}
