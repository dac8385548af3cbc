/** What the feed of changes and the history of a provider may be asked. */
import { z } from 'zod';
import { parsePlainDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { cursorParameter, numberParameter } from './parameters.forms.ts';

const FEED_LIMIT = { from: 1, to: 1000 };
export const FEED_LIMIT_GIVEN = 100;

const limit = (asLines: string) =>
  numberParameter(FEED_LIMIT, `Changes in one answer; 100 where it is left out.${asLines}`).optional();

const cursor = cursorParameter('`next` of the page before.');

/** A day, or a moment with its zone. */
const momentForm = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Null for what is none: of a day that a month does not have, `Date` would make another one. */
function momentOf(text: string): Date | null {
  const [, day = ''] = momentForm.exec(text) ?? [];
  const moment = new Date(text);
  return parsePlainDate(day).ok && !Number.isNaN(moment.getTime()) ? moment : null;
}

const since = z.string().transform((text, context): { moment: Date } | { cursor: string } => {
  // An address turns a plus into a blank.
  const moment = momentOf(text.replace(' ', '+'));
  if (moment !== null) return { moment };
  const read = cursor.safeParse(text);
  if (read.success && !momentForm.test(text)) return { cursor: read.data };
  context.addIssue({
    code: 'custom',
    message: say('Write a day (YYYY-MM-DD), a moment (YYYY-MM-DDThh:mm:ssZ), or a cursor from an answer.'),
  });
  return z.NEVER;
});

export const feedQuery = z.strictObject({
  since: since
    .meta({
      type: 'string',
      description:
        'A day, a moment, or the `next` of an answer: changes behind it. Left out: from the first change on. A day begins at midnight UTC.',
    })
    .optional(),
  limit: limit(' As lines: all, where it is left out.'),
});

export const historyQuery = z.strictObject({
  cursor: cursor.optional(),
  limit: limit(''),
});
