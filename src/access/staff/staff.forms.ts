/** Deciding on requests and ending roles. Every decision names the version that its page showed. */
import { z } from 'zod';
import { defineForm } from '../../platform/http/form.ts';
import { say } from '../../vocabulary/say.ts';

/** Sealed as access.role_request.decision_reason_sealed, which has no limit of its own. */
const REASON_LIMIT_CHARACTERS = 2000;
const FUNCTIONS_AT_MOST = 10;

const version = z.coerce.number().int().positive();
const codes = z.array(z.string().max(40)).max(FUNCTIONS_AT_MOST);
const reason = z
  .string()
  .trim()
  .max(REASON_LIMIT_CHARACTERS, { error: () => say('Shorten the reason to 2,000 characters or fewer.') });

export const approvalForm = defineForm({ version, functions: codes, maySubmit: codes, documents: codes });
export const rejectionForm = defineForm({
  version,
  reason: reason.min(1, { error: () => say('Say why, so that the person can correct it and ask again.') }),
});
export const disassociationForm = defineForm({ version, reason });
