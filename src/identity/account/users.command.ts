/**
 * `users disable|enable|sign-out|unlock ID`: what an operator does to somebody's account from the command line. ID is the
 * user ID, or the account id that stands in the audit.
 */
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type CommandParts,
} from '../../platform/cli/command.ts';
import type { Ctx } from '../../platform/context.ts';
import { say } from '../../vocabulary/say.ts';
import {
  disableAccount,
  enableAccount,
  findAccount,
  signOutAccount,
  unlockAccount,
  type AccountStatusReason,
} from './account-status.actions.ts';

/** What to say; `facts` is the JSON of what was done, null when nothing was. */
interface Answer {
  readonly sentence: string;
  readonly facts: object | null;
}

const refusals: Readonly<Record<AccountStatusReason, () => string>> = {
  closed: () => say('This account is closed for good.'),
  already: () => say('The account is like that already.'),
};

const verbs = {
  async disable(ctx: Ctx, accountId: string): Promise<Answer> {
    const outcome = await disableAccount(ctx, accountId);
    if (!outcome.ok) return { sentence: refusals[outcome.reason](), facts: null };
    const { sessions } = outcome.value;
    return {
      sentence: say('The account is disabled. Sessions that were ended: {sessions}.', { sessions }),
      facts: { status: 'disabled', sessions },
    };
  },
  async enable(ctx: Ctx, accountId: string): Promise<Answer> {
    const outcome = await enableAccount(ctx, accountId);
    if (!outcome.ok) return { sentence: refusals[outcome.reason](), facts: null };
    return { sentence: say('The account works again.'), facts: { status: 'active' } };
  },
  async 'sign-out'(ctx: Ctx, accountId: string): Promise<Answer> {
    const sessions = await signOutAccount(ctx, accountId);
    return { sentence: say('Sessions that were ended: {sessions}.', { sessions }), facts: { sessions } };
  },
  async unlock(ctx: Ctx, accountId: string): Promise<Answer> {
    const locks = await unlockAccount(ctx, accountId);
    const sentence =
      locks === 0 ? say('The account was not locked. Its failures are forgotten.') : say('The lock is lifted.');
    return { sentence, facts: { locks } };
  },
};

async function run(name: keyof typeof verbs, usage: string, args: string[], parts: CommandParts): Promise<number> {
  const [id] = readWords(args, {}, 'one')?.names ?? [];
  if (id === undefined) return wronglyCalled(usage, parts);
  const accountId = await findAccount(parts.ctx, id);
  const { sentence, facts } =
    accountId === null
      ? { sentence: say('Nobody has this user ID.'), facts: null }
      : await verbs[name](parts.ctx, accountId);
  if (facts === null) parts.err(sentence);
  else parts.out(parts.json ? JSON.stringify({ accountId, ...facts }) : sentence);
  return facts === null ? EXIT_FAILED : EXIT_DONE;
}

export const userCommands: readonly Command[] = (['disable', 'enable', 'sign-out', 'unlock'] as const).map((name) => {
  const usage = `users ${name} ID`;
  return { verb: `users ${name}`, usage, run: (args, parts) => run(name, usage, args, parts) };
});
