/** Letters to the owner of an account about what happened at its door. They tell; they ask for nothing and hold no secret. */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { emailOfPerson, personOfAccount } from '../person/person.actions.ts';
import { findSessionStart } from '../session/session.store.ts';
import { lockedLetter, newDeviceLetter } from './sign-in.mail.ts';

export type Notice =
  { readonly kind: 'locked'; readonly until: string } | { readonly kind: 'new-device'; readonly sessionId: string };

export async function tellOwner(ctx: Ctx, accountId: string, notice: Notice): Promise<void> {
  const person = await personOfAccount(ctx, accountId);
  const address = person && (await emailOfPerson(ctx, person.dataKey));
  if (!person || !address) return;
  const to = { key: person.dataKey, address };
  const name = fullName(person.name);
  await inTransaction(ctx, async (inside) => {
    if (notice.kind === 'locked') {
      await postMail(inside, { to, template: lockedLetter, params: { name, until: notice.until } });
      return;
    }
    const session = await findSessionStart(inside.tx, notice.sessionId);
    if (!session) return;
    const params = {
      name,
      at: session.created_at.toISOString(),
      device: session.user_agent,
      address: session.client_address,
    };
    await postMail(inside, { to, template: newDeviceLetter, params });
  });
}
