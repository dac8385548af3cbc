/** Letters to the owner of an account about what happened at its door. They tell; they ask for nothing and hold no secret. */
import { record } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { emailOfPerson, personOfAccount } from '../person/person.actions.ts';
import { findSessionStart } from '../session/session.store.ts';
import { lockedLetter, newDeviceLetter } from './sign-in.mail.ts';

/** Where letters to the owner go, and how they are addressed; null without an address on file. */
async function ownerOf(ctx: Ctx, accountId: string) {
  const person = await personOfAccount(ctx, accountId);
  const address = person && (await emailOfPerson(ctx, person.dataKey));
  return person && address ? { to: { key: person.dataKey, address }, name: fullName(person.name) } : null;
}

export async function tellLocked(
  ctx: Ctx,
  accountId: string,
  source: 'known-device' | 'unknown-device',
  until: string,
): Promise<void> {
  const owner = await ownerOf(ctx, accountId);
  await inTransaction(ctx, async (inside) => {
    await record(inside, {
      action: 'account.lock',
      outcome: 'done',
      object: { type: 'account', id: accountId },
      details: { source, until },
    });
    if (!owner) return;
    const { to, name } = owner;
    await postMail(inside, { to, template: lockedLetter, params: { name, until } });
  });
}

export async function tellNewDevice(ctx: Ctx, accountId: string, sessionId: string): Promise<void> {
  const owner = await ownerOf(ctx, accountId);
  const session = await findSessionStart(ctx.tx, sessionId);
  if (!owner || !session) return;
  const { to, name } = owner;
  const at = session.created_at.toISOString();
  const params = { name, at, device: session.user_agent, address: session.client_address };
  await postMail(ctx, { to, template: newDeviceLetter, params });
}
