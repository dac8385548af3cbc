/** What signing in asks for. Lengths are only bounds against nonsense: whether it fits is decided by comparing. */
import { z } from 'zod';
import { defineForm } from '../../platform/http/form.ts';
import { say } from '../../vocabulary/say.ts';

const longestPassword = 1024;

export const signInForm = defineForm(
  {
    userId: z
      .string()
      .trim()
      .min(1, { error: () => say('Enter your User ID.') })
      .max(64, { error: () => say('A User ID has at most 12 characters.') }),
    password: z
      .string()
      .min(1, { error: () => say('Enter your password.') })
      .max(longestPassword, { error: () => say('This is longer than any password can be.') }),
    to: z.string().optional(),
  },
  { secret: ['password'] },
);

export const methodForm = defineForm({
  method: z.uuid({ error: () => say('Choose where to receive the code.') }),
});

export const codeForm = defineForm(
  {
    device: z
      .enum(['public', 'private'], { error: () => say('Say whether this is a public or a private device.') })
      .optional(),
    code: z
      .string()
      .transform((text) => text.replaceAll(/[\s-]/g, ''))
      .pipe(z.string().regex(/^\d{6}$/, { error: () => say('Enter the six digits of the code.') })),
  },
  { secret: ['code'] },
);

/** A form that is only its button. */
export const pressForm = defineForm({});
