/** `countersign staff invite --role … --email …`: how the first operator of an installation comes to be. */
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type CommandParts,
} from '../../platform/cli/command.ts';
import { emailSentence, parseEmail } from '../../vocabulary/email.ts';
import { say } from '../../vocabulary/say.ts';
import { AGENCY_ROLES } from '../authority/roles.rules.ts';
import { inviteAgencyStaff } from './agency.actions.ts';

const usage = `staff invite --role ${AGENCY_ROLES.join('|')} --email ADDRESS`;

async function invite(args: readonly string[], parts: CommandParts): Promise<number> {
  const { ctx, out, err, json, publicUrl } = parts;
  const words = readWords(args, { role: 'value', email: 'value' }, 'none');
  const [typedRole, typed] = [words?.options.get('role')?.at(-1), words?.options.get('email')?.at(-1)];
  const role = AGENCY_ROLES.find((each) => each === typedRole);
  if (!role || typed === undefined) return wronglyCalled(usage, parts);
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
