/**
 * What may stand beside an audit event besides its columns: codes, counts, flags, ids. There is no kind for free text,
 * so a name, a number of a person or a typed sentence has no place to be written to. Source: OWASP ASVS 16.2.5.
 */

/** Each kind by what it looks like; a value that looks otherwise is a mistake of ours and stops the action. */
const detailKinds = {
  /** A word of the program: a role, a method, a reason. */
  code: /^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$/i,
  /** Several codes, comma between. */
  codes: /^(?:[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*(?:,[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*)*)?$/i,
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'tracking-id': /^T[0-9]{15}$/,
  /** SHA-256 of a file, in hexadecimal. */
  digest: /^[0-9a-f]{64}$/,
  moment: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  /** Method and pattern of a route, never the path that was asked for. */
  route: /^[A-Z]+ \/[a-z0-9/:{}_.*-]*$/i,
  count: Number.isSafeInteger,
  flag: (value: unknown) => typeof value === 'boolean',
} as const;

export type DetailKind = keyof typeof detailKinds;
export type DetailKeys = Readonly<Record<string, DetailKind>>;
type ValueOf<Kind extends DetailKind> = Kind extends 'count' ? number : Kind extends 'flag' ? boolean : string;
/** `undefined` is left out, so that a caller need not branch. */
export type DetailsOf<Keys extends DetailKeys> = { readonly [Key in keyof Keys]?: ValueOf<Keys[Key]> | undefined };

const longestText = 300;

export class DetailNotAllowed extends Error {
  override readonly name = 'DetailNotAllowed';
}

/**
 * The details as PostgreSQL prints them back from jsonb, which is what the row hash covers: keys by length, then by
 * bytes; a blank after comma and colon. Throws DetailNotAllowed, naming the key and never the value.
 */
export function writeDetails(allowed: DetailKeys, given: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [key, value] of pairs) {
    const kind = Object.hasOwn(allowed, key) ? allowed[key] : undefined;
    if (!kind) throw new DetailNotAllowed(`The audit catalogue does not allow the detail "${key}" for this action.`);
    if (!looksLike(kind, value)) throw new DetailNotAllowed(`The audit detail "${key}" is not a ${kind}.`);
  }
  pairs.sort(([one], [other]) => one.length - other.length || (one < other ? -1 : 1));
  return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')}}`;
}

function looksLike(kind: DetailKind, value: unknown): boolean {
  const shape = detailKinds[kind];
  if (typeof shape === 'function') return shape(value) && !Object.is(value, -0);
  return typeof value === 'string' && value.length <= longestText && shape.test(value);
}
