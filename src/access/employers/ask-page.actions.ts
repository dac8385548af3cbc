/** What the pages of asking for a role show: the employer, the role when it can be asked for there, the masked own address. */
import { emailOfPerson, personOfAccount } from '../../identity/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { maskEmail } from '../../vocabulary/email.ts';
import { OFFERED_FUNCTIONS, type BusinessFunction } from '../business-functions.rules.ts';
import { accountOf } from '../role-requests/deciders.actions.ts';
import type { RequestedRole } from '../role-requests/role-request.rules.ts';
import type { KnownProvider } from '../slots.ts';
import { findEmployerChoice } from './employers.actions.ts';

export interface AskPageFacts {
  readonly provider: KnownProvider;
  readonly role: RequestedRole;
  readonly primaryEmail: string;
  readonly offered: readonly BusinessFunction[];
}

/** Null when there is no such employer, or the role cannot be asked for there. */
export async function askPageFacts(ctx: Ctx, npi: string, asked: string): Promise<AskPageFacts | null> {
  const choice = await findEmployerChoice(ctx, npi);
  const role = choice?.roles.find((each) => each === asked);
  const person = await personOfAccount(ctx, accountOf(ctx.actor));
  if (!choice || !role || !person) return null;
  const email = await emailOfPerson(ctx, person.dataKey);
  return {
    provider: choice.provider,
    role,
    primaryEmail: email === null ? '' : maskEmail(email),
    offered: OFFERED_FUNCTIONS,
  };
}
