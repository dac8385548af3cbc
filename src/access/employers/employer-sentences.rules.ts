/** What a person reads about the list of employers and adding one. */
import { say } from '../../vocabulary/say.ts';
import type { EmployerFilter, NewEmployerReason } from './employer.rules.ts';

export function employerFilterLabel(filter: EmployerFilter): string {
  switch (filter) {
    case 'all':
      return say('All');
    case 'approved':
      return say('Only Approved');
    case 'approved-pending':
      return say('Only Approved and Pending');
    case 'over':
      return say('Only Cancelled, Disassociated, and Rejected');
  }
}

export function employerSentence(reason: NewEmployerReason): string {
  switch (reason) {
    case 'ein-known':
      return say('An employer with this EIN is known here. Search for it by name.');
    case 'identity-not-verified':
      return say(
        'Your identity is still being reviewed. You can add an employer as soon as the help desk has confirmed it.',
      );
  }
}
