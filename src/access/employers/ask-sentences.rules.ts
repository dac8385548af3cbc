/** What the three pages that ask for a role say alike. */
import { say } from '../../vocabulary/say.ts';
import type { RequestedRole } from '../role-requests/role-request.rules.ts';

export const askSteps = () => [
  say('Find the employer'),
  say('Choose the role'),
  say('Say who can confirm it'),
  say('Confirmation and Review'),
];

/** Who approves, and what opens then. */
export function approvalLine(role: RequestedRole): string {
  switch (role) {
    case 'authorized_official':
      return say('The help desk approves, on a document. Every system opens on approval.');
    case 'access_manager':
      return say('An Authorized Official of the employer approves online. Every system opens on approval.');
    case 'staff_end_user':
      return say('An official or manager of the employer approves online, and chooses the systems you may work in.');
  }
}
