/** What each step of registration asks for. The parsers are the vocabulary's; a sentence stands for each of their reasons. */
import { z } from 'zod';
import { defineForm, parsedText } from '../../platform/http/form.ts';
import {
  parseAddressLine,
  parseCity,
  parseCountry,
  parsePostalCode,
  parseState,
  addressSentence,
} from '../../vocabulary/address.ts';
import { emailSentence, parseEmail } from '../../vocabulary/email.ts';
import type { Outcome } from '../../vocabulary/outcome.ts';
import { nameSentence, parseNamePart } from '../../vocabulary/person-name.ts';
import { parsePhone, phoneSentence } from '../../vocabulary/phone.ts';
import { dateSentence, parsePlainDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { parseSsn, ssnSentence } from '../../vocabulary/ssn.ts';

const email = parsedText(parseEmail, (reason, facts) => emailSentence({ reason, facts }));
const typed = z.string().max(1024, { error: () => say('This is longer than it can be.') });

/** An optional field: nothing typed is null, anything typed must be right. */
const orNothing = <Value, Reason extends string>(
  parse: (text: string) => Outcome<Value, Reason>,
  sentence: (refusal: { reason: Reason; facts: Readonly<Record<string, string | number | Date>> }) => string,
) =>
  typed.transform((text, context): Value | null => {
    if (text.trim() === '') return null;
    const outcome = parse(text);
    if (outcome.ok) return outcome.value;
    context.addIssue({ code: 'custom', message: sentence(outcome) });
    return z.NEVER;
  });

const doneWork = z.object({
  challenge: z.object({
    parameters: z.object({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/** What a script wrote, as ALTCHA has it: base64 of JSON. Anything else is no mistake of a person, and counts as nothing. */
function readWork(text: string): z.output<typeof doneWork> | null {
  try {
    return doneWork.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
  } catch {
    return null;
  }
}

export const emailForm = defineForm({
  email,
  emailAgain: typed,
  /** The trap: unseen by people, so whoever fills it in is a program. Of no kind that browsers fill in for their owner. */
  comments: z.string().optional(),
  /** When the form was drawn, signed: how soon it came back. */
  drawn: z.string().optional(),
  work: z.string().transform(readWork).optional(),
  to: z.string().optional(),
});

export const proofForm = defineForm(
  {
    code: z
      .string()
      .transform((text) => text.replaceAll(/[\s-]/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, { error: () => say('Enter the six digits of the code.') })),
  },
  { secret: ['code'] },
);

const position = { question: typed.optional(), answer: typed.optional() };

export const securityForm = defineForm(
  {
    userId: typed.transform((text) => text.trim()),
    password: typed,
    passwordAgain: typed,
    question1: position.question,
    answer1: position.answer,
    question2: position.question,
    answer2: position.answer,
    question3: position.question,
    answer3: position.answer,
    question4: position.question,
    answer4: position.answer,
    question5: position.question,
    answer5: position.answer,
  },
  { secret: ['password', 'passwordAgain', 'answer1', 'answer2', 'answer3', 'answer4', 'answer5'] },
);

/** Questions and answers in their order, as far as the policy asks for them. */
export const answersOf = (command: Readonly<Record<string, unknown>>) =>
  [1, 2, 3, 4, 5].map((position) => ({
    question: String(command[`question${position}`] ?? ''),
    answer: String(command[`answer${position}`] ?? ''),
  }));

const namePart = (part: 'first' | 'last') =>
  parsedText(
    (text) => parseNamePart(part, text),
    (reason, facts) =>
      reason === 'name-missing'
        ? part === 'first'
          ? say('Enter your first name.')
          : say('Enter your last name.')
        : nameSentence({ reason, facts }),
  );

/** Two phones stand on the page, so a missing one is named. */
const phoneOf = (missing: () => string) =>
  parsedText(parsePhone, (reason, facts) =>
    reason === 'phone-missing' ? missing() : phoneSentence({ reason, facts }),
  );

export const informationForm = defineForm(
  {
    first: namePart('first'),
    middle: orNothing((text) => parseNamePart('middle', text), nameSentence),
    last: namePart('last'),
    suffix: orNothing((text) => parseNamePart('suffix', text), nameSentence),
    businessPhone: phoneOf(() => say('Enter the 10 digits of your business phone number.')),
    businessFax: orNothing(parsePhone, phoneSentence),
    personalPhone: phoneOf(() => say('Enter the 10 digits of your personal phone number.')),
    line1: parsedText(
      (text) => parseAddressLine('line1', text),
      (reason, facts) => addressSentence({ reason, facts }),
    ),
    line2: orNothing((text) => parseAddressLine('line2', text), addressSentence),
    city: parsedText(parseCity, (reason, facts) => addressSentence({ reason, facts })),
    state: typed,
    postalCode: typed,
    country: parsedText(parseCountry, (reason, facts) => addressSentence({ reason, facts })),
    birthDate: parsedText(parsePlainDate, (reason, facts) => dateSentence({ reason, facts })),
    ssn: parsedText(parseSsn, (reason, facts) => ssnSentence({ reason, facts })),
  },
  { covered: ['ssn'] },
);
export type InformationCommand = z.output<typeof informationForm.schema>;

/** State and postal code depend on the country, so they are read once that is known. Gives the sentence per field at fault. */
export function readRegion(command: Pick<InformationCommand, 'state' | 'postalCode' | 'country'>) {
  const state = parseState(command.state, command.country);
  const postalCode = parsePostalCode(command.postalCode, command.country);
  const errors = {
    ...(state.ok ? {} : { state: addressSentence(state) }),
    ...(postalCode.ok ? {} : { postalCode: addressSentence(postalCode) }),
  };
  return state.ok && postalCode.ok
    ? { ok: true as const, state: state.value, postalCode: postalCode.value }
    : { ok: false as const, errors };
}

export const methodStartForm = defineForm({
  kind: z.enum(['text', 'email', 'voice'], { error: () => say('Choose how you want to receive codes.') }),
  phone: typed.optional(),
  email: typed.optional(),
  agrees: z.literal('yes').optional(),
});

export const methodDropForm = defineForm({ kind: z.enum(['text', 'email', 'voice']) });

/** A form that is only its button. */
export const pressForm = defineForm({});
