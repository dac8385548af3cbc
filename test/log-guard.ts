/**
 * Listens to the log during tests and finds personal values in it: names, numbers, addresses, passwords, codes.
 * Hand `destination` to `openLog`, `learn` what the test makes up on its way, and expect `leaks()` to be empty.
 */
import type { DestinationStream } from 'pino';

export type PersonalKind =
  'name' | 'ssn' | 'birth date' | 'phone' | 'e-mail' | 'user ID' | 'password' | 'code' | 'token';

export interface LogGuard {
  readonly destination: DestinationStream;
  readonly lines: readonly string[];
  learn(kind: PersonalKind, value: string): void;
  /** One sentence for each value found, with the line that carries it. */
  leaks(): readonly string[];
}

interface Trap {
  readonly kind: PersonalKind;
  readonly pattern: RegExp;
}

/** Shorter values stand in innocent lines too: a two-digit code is no evidence. */
const shortestValue = 4;

export function createLogGuard(known: readonly (readonly [PersonalKind, string])[] = []): LogGuard {
  const lines: string[] = [];
  const traps: Trap[] = [];
  const learn = (kind: PersonalKind, value: string): void => {
    for (const pattern of patternsOf(kind, value)) traps.push({ kind, pattern });
  };
  for (const [kind, value] of known) learn(kind, value);
  return {
    destination: { write: (line) => void lines.push(line) },
    lines,
    learn,
    leaks: () =>
      lines.flatMap((line) =>
        traps
          .filter(({ pattern }) => pattern.test(line))
          .map(({ kind, pattern }) => `${kind} (${pattern.source}) in: ${line.trim()}`),
      ),
  };
}

/** The value as it is, as digits alone where it is a number, and as it would stand in a URL. */
function patternsOf(kind: PersonalKind, value: string): readonly RegExp[] {
  const isNumber = kind === 'ssn' || kind === 'phone' || kind === 'birth date';
  const forms = new Set([value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)]);
  const digits = value.replace(/\D/g, '');
  const loose =
    isNumber && digits.length >= 7 ? [new RegExp(`(?<!\\d)${[...digits].join('[-. /()]{0,2}')}(?!\\d)`)] : [];
  const exact = [...forms]
    .filter((form) => form.length >= shortestValue)
    .map((form) => new RegExp(bounded(form), 'iu'));
  return [...exact, ...loose];
}

/** Not inside a longer word: "Hall" is a name, "shall" is not. */
const bounded = (text: string): string =>
  `(?<![\\p{L}\\d])${text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')}(?![\\p{L}\\d])`;
