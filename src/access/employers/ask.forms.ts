/**
 * What is asked for when somebody asks for a role. The same fields travel through the review page as hidden values, so
 * that nothing is stored before it is sent. Which of them a role needs is told by `missingOf`.
 */
import { z } from 'zod';
import { defineForm, parsedText, type FieldErrors } from '../../platform/http/form.ts';
import { emailSentence, parseEmail } from '../../vocabulary/email.ts';
import { npiSentence, parseNpi } from '../../vocabulary/npi.ts';
import { parsePhone, phoneSentence } from '../../vocabulary/phone.ts';
import { say } from '../../vocabulary/say.ts';
import type { RequestedRole } from '../role-requests/role-request.rules.ts';

const NAME_LIMIT_CHARACTERS = 100;

/** Empty is null: whether it may be empty depends on the role. */
const optionalText = z
  .string()
  .trim()
  .max(NAME_LIMIT_CHARACTERS, { error: () => say('Shorten this to 100 characters or fewer.') })
  .transform((text) => (text === '' ? null : text))
  .optional();

const email = parsedText(parseEmail, (reason, facts) => emailSentence({ reason, facts }));
const phone = parsedText(parsePhone, (reason, facts) => phoneSentence({ reason, facts }));
const emptyOr = <Value>(field: z.ZodType<Value, string>) =>
  z.union([z.literal('').transform(() => null), field]).optional();

export const askForm = defineForm({
  npi: parsedText(parseNpi, (reason, facts) => npiSentence({ reason, facts })),
  role: z.enum(['authorized_official', 'access_manager', 'staff_end_user']),
  contact: z.enum(['primary', 'other'], { error: () => say('Select which address this employer may write to.') }),
  contactEmail: emptyOr(email),
  contactEmailAgain: z.string().optional(),
  functions: z.array(z.string().max(NAME_LIMIT_CHARACTERS)).max(10),
  officialName: optionalText,
  officialTitle: optionalText,
  officialPhone: emptyOr(phone),
  officialEmail: emptyOr(email),
  officialEmailAgain: z.string().optional(),
  attested: z.literal('yes').optional(),
  change: z.literal('yes').optional(),
});
export type AskFields = z.output<typeof askForm.schema>;

export const namesAnOfficial = (role: RequestedRole): boolean => role !== 'authorized_official';

/** What this role still needs, a sentence beside each field. */
export function missingOf(fields: AskFields): FieldErrors {
  const errors: Record<string, string> = {};
  if (fields.contact === 'other') {
    if (!fields.contactEmail) errors['contactEmail'] = say('Enter the e-mail address.');
    else if (!isSame(fields.contactEmail, fields.contactEmailAgain)) errors['contactEmailAgain'] = differs();
  }
  if (!namesAnOfficial(fields.role)) {
    if (fields.attested !== 'yes') errors['attested'] = say('Read the statement and tick the box to agree to it.');
    return errors;
  }
  if (!fields.officialName) errors['officialName'] = say('Enter the name of the Authorized Official.');
  if (!fields.officialTitle) errors['officialTitle'] = say('Enter their title, such as Practice Manager.');
  if (!fields.officialPhone) errors['officialPhone'] = say('Enter the 10 digits of the phone number.');
  if (!fields.officialEmail) errors['officialEmail'] = say('Enter the e-mail address.');
  else if (!isSame(fields.officialEmail, fields.officialEmailAgain)) errors['officialEmailAgain'] = differs();
  return errors;
}

const differs = (): string => say('Type the same address as in the field above.');

function isSame(email: string, again: string | undefined): boolean {
  const parsed = parseEmail(again ?? '');
  return parsed.ok && parsed.value === email;
}
