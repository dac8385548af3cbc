/**
 * The end of registration: identity is checked, person and account are made, half a session becomes a whole one, and the
 * welcome goes out, all in one transaction. What happens twice is answered once.
 */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newToken } from '../../platform/crypto/tokens.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { createAccount, type CreateAccountReason } from '../account/create-account.actions.ts';
import { enterNew } from '../sign-in/complete-sign-in.actions.ts';
import type { SignedIn } from '../sign-in/complete-sign-in.actions.ts';
import { identitySlots } from '../slots.ts';
import { checkIdentity } from './authority.actions.ts';
import type { Registering } from './begin.actions.ts';
import type { OpenRegistration } from './open-registration.actions.ts';
import { welcomeLetter } from './registration.mail.ts';
import { markCompleted } from './registration.store.ts';

export type CompleteReason = CreateAccountReason | 'step-not-reached' | 'registration-over';

export async function completeRegistration(
  ctx: Ctx,
  who: Registering,
  open: OpenRegistration,
  device: string | null,
): Promise<Outcome<SignedIn, CompleteReason>> {
  const { security, information, methods } = open.draft;
  if (!security || !information || !open.emailProvenAt) return refused('step-not-reached');
  const { name, birthDate, ssn } = information;
  const authority = identitySlots.authority.value;
  const claim = { firstName: name.first, lastName: name.last, birthDate, ssn };
  const identity = await checkIdentity(ctx, authority, claim);
  const account = {
    dataKey: open.dataKey,
    ...security,
    userIdHeldBy: open.registrationId,
    passwordSetAt: new Date(security.passwordSetAt),
    ...information,
    identity,
    authority: authority.name,
    email: open.email,
    emailProvenAt: open.emailProvenAt,
    methods,
    registrationId: open.registrationId,
  };
  try {
    return await inTransaction(ctx, async (inside) => {
      const created = await createAccount(inside, account);
      if (!created.ok) throw new RolledBack(created.reason);
      if (!(await markCompleted(inside.tx, open.registrationId, created.value, ctx.now)))
        throw new RolledBack('registration-over');
      const verified = identity.status === 'verified';
      const params = { name: fullName(name), userId: security.userId, verified };
      await postMail(inside, { to: { key: open.dataKey, address: open.email }, template: welcomeLetter, params });
      const methodsShown = ['password', methods[0]?.kind ?? 'code'];
      return done(
        await enterNew(inside, {
          accountId: created.value,
          replaces: who.sessionId,
          methods: methodsShown,
          device: device ?? newToken(),
        }),
      );
    });
  } catch (error) {
    if (error instanceof RolledBack) return refused(error.reason);
    throw error;
  }
}

/** A refusal found half-way: everything written before it is taken back. */
class RolledBack extends Error {
  override name = 'RolledBack';
  readonly reason: CompleteReason;
  constructor(reason: CompleteReason) {
    super(reason);
    this.reason = reason;
  }
}
