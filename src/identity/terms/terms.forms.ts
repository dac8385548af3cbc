/** The answer to the terms, and where the person wanted to go. */
import { z } from 'zod';
import { defineForm } from '../../platform/http/form.ts';

export const termsForm = defineForm({ decision: z.enum(['accept', 'decline']), to: z.string().optional() });
