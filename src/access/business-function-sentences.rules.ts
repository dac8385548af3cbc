/** What business functions are called: headings of columns, and the long names of the systems. */
import { say } from '../vocabulary/say.ts';
import type { BusinessFunction } from './business-functions.rules.ts';

/** The heading of its column. */
export function functionLabel(code: BusinessFunction): string {
  switch (code) {
    case 'enrollment':
      return say('Enrollment (PECOS)');
    case 'registry':
      return say('NPI registry (NPPES)');
    case 'ehr':
      return say('EHR Incentive Program');
    case 'pepper':
      return say('Comparative reports (PEPPER)');
  }
}

/** Its long name, for "Application Links". */
export function functionLongName(code: BusinessFunction): string {
  switch (code) {
    case 'enrollment':
      return say('PECOS, Provider Enrollment, Chain and Ownership System');
    case 'registry':
      return say('NPPES, National Plan and Provider Enumeration System');
    case 'ehr':
      return say('Electronic Health Record Incentive Program');
    case 'pepper':
      return say('PEPPER, Program for Evaluating Payment Patterns Electronic Report');
  }
}
