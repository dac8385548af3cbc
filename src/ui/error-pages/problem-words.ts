/** What each problem is called and said to be. One entry per kind, checked by the compiler. */
import { say } from '../../vocabulary/say.ts';

export const problemKinds = [
  'not-found',
  'wrong-method',
  'forbidden',
  'cross-site',
  'stale-form',
  'changed-form',
  'already-done',
  'in-progress',
  'tampered',
  'too-large',
  'wrong-type',
  'too-many',
  'busy',
  'fault',
] as const;

export type ProblemKind = (typeof problemKinds)[number];

export interface ProblemWords {
  readonly title: string;
  readonly heading: string;
  readonly text: readonly string[];
}

export interface ProblemFacts {
  readonly retryAfterSeconds?: number | undefined;
  /** The page carries what was typed, ready to be sent again. */
  readonly kept?: boolean | undefined;
  /** What has to be done before it can be sent again. */
  readonly first?: LateCause | undefined;
  /** Passwords and the like were typed, and are not carried. */
  readonly asksAgain?: boolean | undefined;
}

export type LateCause = 'terms' | 'sign-in';

export function problemWords(kind: ProblemKind, facts: ProblemFacts = {}): ProblemWords {
  if (kind === 'too-many' || kind === 'busy') return waitWords(kind, facts.retryAfterSeconds);
  if (kind === 'stale-form') return facts.kept ? lateWords(facts) : staleWords();
  return formWords(kind) ?? pageWords(kind);
}

/** About a page that cannot be shown. */
function pageWords(kind: ProblemKind): ProblemWords {
  switch (kind) {
    case 'forbidden':
      return {
        title: say('Not for you to open'),
        heading: say('This page is not yours to open'),
        text: [
          say('You are signed in, but your roles do not include what this page is for. Nothing was changed.'),
          say(
            'If you need it for your work, ask the official of your employer for the right; they can grant it in a minute.',
          ),
        ],
      };
    case 'fault':
      return {
        title: say('Something went wrong'),
        heading: say('Something went wrong on our side'),
        text: [
          say(
            'It is not your fault, and it was recorded. What you had sent before is safe; the last step was not done.',
          ),
          say('Go back and try it again. If it happens twice, call the help desk with the number below.'),
        ],
      };
    default:
      return {
        title: say('Page not found'),
        heading: say('There is no page at this address'),
        text: [
          say('The link may be old, or a letter of the address may be missing. If you typed it, compare it once more.'),
          say('A page about something that belongs to somebody else looks the same as one that does not exist.'),
        ],
      };
  }
}

/** About something that was sent and not taken. */
function formWords(kind: ProblemKind): ProblemWords | null {
  switch (kind) {
    case 'changed-form':
      return {
        title: say('This was already sent, with other answers'),
        heading: say('This form was already sent, with other answers'),
        text: [
          say(
            'We keep the first one, so that nothing is recorded twice. To change it, open it again and change it there.',
          ),
        ],
      };
    case 'already-done':
      return {
        title: say('Already done'),
        heading: say('This was already done'),
        text: [
          say('You, or somebody you share this work with, were a moment earlier. Nothing was recorded twice.'),
          say('Open it again to see how it stands now.'),
        ],
      };
    case 'in-progress':
      return {
        title: say('Still being done'),
        heading: say('We are still working on it'),
        text: [
          say(
            'The same form arrived twice and the first one is not finished. Wait a moment and open the page again; do not send it once more.',
          ),
        ],
      };
    case 'cross-site':
    case 'tampered':
      return {
        title: say('Not accepted'),
        heading: say('We did not accept this'),
        text: [
          say('What arrived did not come from a page of ours in your browser, so nothing was done.'),
          say('If you were following a link from somewhere else, go to the start and do it from there.'),
        ],
      };
    case 'too-large':
      return {
        title: say('Too large'),
        heading: say('This is larger than we can take'),
        text: [say('Nothing was stored. Choose a smaller file; a scan in black and white at 200 dpi is enough.')],
      };
    case 'wrong-type':
      return {
        title: say('Not a kind we can read'),
        heading: say('We cannot read this kind of message'),
        text: [say('Nothing was stored. Send it from the form on our page.')],
      };
    default:
      return null;
  }
}

/** A form whose token is too old or belongs to an earlier session, and of which nothing is left to carry. */
function staleWords(): ProblemWords {
  return {
    title: say('The form had been open too long'),
    heading: say('The form had been open too long'),
    text: [
      say(
        'Nothing was sent yet. This happens when a page stays open for long, or when you signed in again in between.',
      ),
      say('Open the page again and send it from there. Your browser’s Back button shows what you had typed.'),
    ],
  };
}

/** The same, and this page carries what was typed. */
function lateWords({ first, asksAgain }: ProblemFacts): ProblemWords {
  const again = asksAgain ? [say('It will ask again for what we do not keep: a password, a code or an SSN.')] : [];
  switch (first) {
    case 'sign-in':
      return {
        title: say('Sign in again'),
        heading: say('You were signed out in the meantime'),
        text: [
          say('Nothing was sent yet, and nothing is lost: this page holds what you typed.'),
          say('Sign in, which opens in a new tab. Then come back here and send it again.'),
          ...again,
        ],
      };
    case 'terms':
      return {
        title: say('The terms come first'),
        heading: say('The terms have to be accepted again'),
        text: [
          say('Nothing was sent yet, and nothing is lost: this page holds what you typed.'),
          say('Read the terms, which open in a new tab. Then come back here and send it again.'),
          ...again,
        ],
      };
    case undefined:
      return {
        title: say('The form had been open too long'),
        heading: say('The form had been open too long'),
        text: [
          say(
            'Nothing was sent yet. This happens when a page stays open for long, or when you signed in again in between.',
          ),
          say('Nothing is lost: this page holds what you typed. Send it again with one press.'),
          ...again,
        ],
      };
  }
}

/** About having to wait, with how long. */
function waitWords(kind: 'too-many' | 'busy', retryAfterSeconds: number | undefined): ProblemWords {
  const wait =
    retryAfterSeconds === undefined
      ? say('Try again in a few minutes.')
      : say('Try again in {time}.', { time: spoken(retryAfterSeconds) });
  if (kind === 'busy') {
    return {
      title: say('Very busy'),
      heading: say('We are very busy just now'),
      text: [
        say('More people are here than we can serve at once. Nothing of yours was lost and nothing was done.'),
        wait,
      ],
    };
  }
  return {
    title: say('Too many tries'),
    heading: say('That was tried too often'),
    text: [
      say(
        'We stop after a number of tries, so that nobody can guess. It is not about you: somebody else may have used this connection.',
      ),
      wait,
    ],
  };
}

/** 45 → "45 seconds", 60 → "1 minute", 1800 → "30 minutes", 5400 → "2 hours": rounded up, never promising too early. */
export function spoken(seconds: number): string {
  if (seconds < 60) return seconds <= 1 ? say('1 second') : say('{count} seconds', { count: Math.ceil(seconds) });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return minutes === 1 ? say('1 minute') : say('{count} minutes', { count: minutes });
  const hours = Math.ceil(minutes / 60);
  return hours === 1 ? say('1 hour') : say('{count} hours', { count: hours });
}
