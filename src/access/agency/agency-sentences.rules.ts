/** What the roles of the installation's own staff are called. */
import { say } from '../../vocabulary/say.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';

export function agencyRoleLabel(role: AgencyRole): string {
  switch (role) {
    case 'operator':
      return say('operator');
    case 'reviewer':
      return say('help-desk reviewer');
    case 'analyst':
      return say('contractor analyst');
    case 'enumerator':
      return say('registry enumerator');
  }
}
