/** `countersign staff invite --role … --email …`: how the first operator of an installation comes to be. */
import { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, type Command, type CommandParts } from '../../platform/cli/command.ts';
import { emailSentence, parseEmail } from '../../vocabulary/email.ts';
import { say } from '../../vocabulary/say.ts';
import { AGENCY_ROLES } from '../authority/roles.rules.ts';
import { inviteAgencyStaff } from './agency.actions.ts';

const usage = `staff invite --role ${AGENCY_ROLES.join('|')} --email ADDRESS`;

function wordsOf(args: readonly string[]): ReadonlyMap<string, string> | null {
  const words = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = [args[index], args[index + 1]];
    if ((name !== '--role' && name !== '--email') || value === undefined) return null;
    words.set(name, value);
  }
  return words;
}

async function invite(args: readonly string[], { ctx, out, err, json, publicUrl }: CommandParts): Promise<number> {
  const words = wordsOf(args);
  const role = AGENCY_ROLES.find((each) => each === words?.get('--role'));
  const typed = words?.get('--email');
  if (!role || typed === undefined) {
    err(say('Usage: countersign {usage}', { usage }));
    return EXIT_USAGE;
  }
  const email = parseEmail(typed);
  if (!email.ok) {
    err(emailSentence(email));
    return EXIT_FAILED;
  }
  const { path, expiresAt } = await inviteAgencyStaff(ctx, { role, email: email.value });
  const link = new URL(path, publicUrl).href;
  if (json) out(JSON.stringify({ role, link, expiresAt: expiresAt.toISOString() }));
  else {
    out(
      say('The invitation is on its way by mail. The link works once, until {until}:', {
        until: expiresAt.toISOString(),
      }),
    );
    out(link);
  }
  return EXIT_DONE;
}

export const agencyCommands: readonly Command[] = [{ verb: 'staff invite', usage, run: invite }];
