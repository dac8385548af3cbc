/**
 * The letters of an approval, in the transaction that approved: to the person, and, where the help desk decided, to those
 * who manage people at the employer. A new official whom nobody there knows is noticed at once.
 */
import type { Ctx } from '../../platform/context.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { say } from '../../vocabulary/say.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import type { Receiver } from '../receivers.actions.ts';
import { officialJoinedLetter, requestApprovedLetter, type About } from './role-request.mail.ts';

export interface Approved {
  /** Null: the person has no address on file. */
  readonly receiver: Receiver | null;
  readonly managers: readonly Receiver[];
  readonly by: string;
  readonly functions: readonly BusinessFunction[];
  readonly about: About;
}

export async function postApprovedLetters(ctx: Ctx, approved: Approved): Promise<void> {
  const { receiver, managers, by, about } = approved;
  const functions =
    about.role === 'staff_end_user'
      ? approved.functions.map(functionLabel).join(', ')
      : say('Every system of the employer');
  if (receiver)
    await postMail(ctx, { to: receiver, template: requestApprovedLetter, params: { ...about, by, functions } });
  for (const manager of managers)
    await postMail(ctx, {
      to: manager,
      template: officialJoinedLetter,
      params: { ...about, by, reader: manager.name },
    });
}
