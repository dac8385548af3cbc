/** Texts that are carried by the process that writes them: what it needs for that, and what is stored of them. */
import type { SpokenChannel } from '../sms/text-letter.ts';
import type { LetterContent } from './letter-row.ts';
import type { NewLetter, PostedLetter } from './letters.statements.ts';

/** A text as it is stored, and what is sealed in it. */
export interface ReadyText {
  readonly letter: NewLetter & { readonly channel: SpokenChannel };
  readonly content: LetterContent;
}

export interface Courier {
  /** Where there is none, the text waits for its job like any letter. */
  hasRoom(): boolean;
  /** Once the text is committed, with a job for later. */
  carry(text: ReadyText): void;
}

/** The job comes after this: longer than any try takes. */
const JOB_COMES_AFTER_SECONDS = 30;

/** For a text that the courier carries once it is committed: its job comes later. Null where it waits for its job instead. */
export function readyText(
  courier: Courier | null,
  { letter, job, content }: PostedLetter,
): (PostedLetter & ReadyText) | null {
  const { channel } = letter;
  if (channel === 'mail' || !courier?.hasRoom()) return null;
  return {
    letter: { ...letter, channel, state: 'sending', attempts: 1, next_try_at: null },
    job: { ...job, seconds: JOB_COMES_AFTER_SECONDS },
    content,
  };
}
