/**
 * A letter is a typed template: a subject and a short list of blocks, made from stored parameters when it is sent.
 * Parameters carry facts and paths, never an origin and never the secret: links are built from the configured address
 * alone, and the secret comes on its own, or as null once it was used or has expired.
 */

/** What a template may be given: plain JSON, because it waits in the database. Dates travel as ISO strings. */
export type LetterParams = Readonly<Record<string, LetterParam>>;
export type LetterParam = string | number | boolean | null | readonly string[];

/** A value beside a label; `{ path }` becomes a link of ours. */
export type FactValue = string | { readonly path: string };
export type Fact = readonly [label: string, value: FactValue];

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'action'; readonly label: string; readonly path: string | null }
  | { readonly kind: 'code'; readonly label: string; readonly code: string | null };

/** How this installation shows times and calls itself; a template is handed it, so that it needs no context. */
export interface LetterShow {
  /** `Sunday, May 3, 2026 at 9:14 AM EDT`, from an ISO string. */
  time(at: string): string;
  /** `May 3, 2026`, from an ISO string. */
  date(at: string): string;
  /** Null: nobody's agency, as in the demo. */
  readonly agencyName: string | null;
}

export interface Letter<Params extends LetterParams = LetterParams> {
  readonly name: string;
  /** True when the letter brings a code, a PIN or a link that works like one. */
  readonly carriesSecret: boolean;
  /** Only a letter without links may go to an address that somebody merely typed. */
  readonly forTypedAddress: boolean;
  subject(params: Params, show: LetterShow): string;
  body(params: Params, secret: string | null, show: LetterShow): readonly Block[];
  /** What previews and tests render it with. */
  readonly example: { readonly params: Params; readonly secret?: string };
}

type Defaulted = 'carriesSecret' | 'forTypedAddress';
export type LetterSpec<Params extends LetterParams> = Omit<Letter<Params>, Defaulted> &
  Partial<Pick<Letter<Params>, Defaulted>>;

/** Declares one letter. `Params` is a type alias, not an interface, so that it counts as plain JSON. */
export function defineLetter<Params extends LetterParams>(spec: LetterSpec<Params>): Letter<Params> {
  if (!templateName.test(spec.name)) throw new Error(`"${spec.name}" is no name for a letter`);
  const letter = { carriesSecret: false, forTypedAddress: false, ...spec };
  if (letter.carriesSecret !== (spec.example.secret !== undefined))
    throw new Error(`The example of letter ${spec.name} has a secret exactly when the letter carries one`);
  return letter;
}

export const templateName = /^[a-z][a-z0-9-]{2,59}$/;

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const facts = (rows: readonly Fact[]): Block => ({ kind: 'facts', facts: rows });

/** A link of ours. Give null for the path when it needed a secret that is gone: the letter then says so. */
export const action = (label: string, path: string | null): Block => ({ kind: 'action', label, path });

/** A code to type. Null, because it was used or has expired: the letter then says so. */
export const code = (label: string, value: string | null): Block => ({ kind: 'code', label, code: value });
