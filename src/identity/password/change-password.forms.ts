/** What changing a password asks for. Lengths are only bounds against nonsense: the rules say what a password must be. */
import { z } from 'zod';
import { defineForm } from '../../platform/http/form.ts';
import { say } from '../../vocabulary/say.ts';

const longestPassword = 1024;

const typed = (missing: () => string) =>
  z
    .string()
    .min(1, { error: missing })
    .max(longestPassword, { error: () => say('This is longer than any password can be.') });

const chosen = {
  password: typed(() => say('Enter the new password.')),
  passwordAgain: typed(() => say('Enter the new password once more.')),
};

export const changePasswordForm = defineForm(
  { currentPassword: typed(() => say('Enter your current password.')), ...chosen },
  { secret: ['currentPassword', 'password', 'passwordAgain'] },
);

/** Half-way through a sign-in: the current password was entered a moment ago. */
export const expiredPasswordForm = defineForm(chosen, { secret: ['password', 'passwordAgain'] });
