/** `near=62701,25`: a ZIP and how many miles around it. */
import { z } from 'zod';
import { say } from '../../vocabulary/say.ts';

/** Source: our decision; further away nobody drives, and ZIPs in a circle grow by its square. */
const NEAR_LIMIT_MILES = 100;

interface Near {
  readonly zip: string;
  readonly miles: number;
}

const form = /^([0-9]{5}),([0-9]{1,3}(?:\.[0-9])?)$/;

export const nearParameter = z
  .string()
  .transform((text, context): Near => {
    const [, zip, typed] = form.exec(text) ?? [];
    const miles = Number(typed);
    if (zip !== undefined && miles > 0 && miles <= NEAR_LIMIT_MILES) return { zip, miles };
    context.addIssue({
      code: 'custom',
      message: say('Write a ZIP of 5 digits, a comma, and miles up to {limit}: 62701,25.', { limit: NEAR_LIMIT_MILES }),
    });
    return z.NEVER;
  })
  .meta({
    type: 'string',
    pattern: form.source,
    description: `ZIP and miles, up to ${NEAR_LIMIT_MILES}: places whose ZIP lies within that distance of it as the crow flies.`,
  });
