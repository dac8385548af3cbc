/**
 * What the read API says when it refuses: a sentence, the field and a number of two digits, which clients go by. Numbers 03 to
 * 17 are those of NPPES API 2.1; 08 and 16 stand for what its documentation gives no number.
 */
import { say } from '../../vocabulary/say.ts';
import type { ReadReason, ReadRefusal } from './criteria.rules.ts';

export interface ReadError {
  readonly description: string;
  readonly field: string;
  readonly number: string;
}

const numbers: Readonly<Record<ReadReason, string>> = {
  wildcard: '03',
  nothing: '04',
  characters: '05',
  repeated: '05',
  'not-ten-digits': '06',
  'state-alone': '07',
  'country-alone': '08',
  'type-alone': '09',
  'no-taxonomy': '14',
  deactivated: '15',
  'too-far': '16',
  'too-slow': '16',
  version: '17',
};

export const readErrorOf = (refusal: ReadRefusal): ReadError => ({
  description: readSentence(refusal),
  field: refusal.field,
  number: numbers[refusal.reason],
});

function readSentence({ reason, field, npi = '' }: ReadRefusal): string {
  switch (reason) {
    case 'wildcard':
      return say('Wildcards require at least two leading characters');
    case 'nothing':
      return say('No valid search criteria provided');
    case 'characters':
      return say('Field contains special character(s) or wrong number of characters');
    case 'repeated':
      return say('Field {field} was given more than once, with different values', { field });
    case 'not-ten-digits':
      return say('NPI must be 10 digits');
    case 'state-alone':
    case 'country-alone':
      return say('Field {field} requires additional search criteria', { field });
    case 'type-alone':
      return say('Enumeration_type requires additional search criteria');
    case 'no-taxonomy':
      return say('No taxonomy codes found with entered description');
    case 'deactivated':
      return say('Deactivated NPI {npi}. The provider can no longer use this NPI.', { npi });
    case 'too-far':
      return say('Skip is too large. Narrow the search, or page through it with /api/v1/providers');
    case 'too-slow':
      return say('The search is too broad to be answered in time. Add a criterion');
    case 'version':
      return say('Unsupported Version');
  }
}
