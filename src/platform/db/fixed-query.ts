/**
 * A question whose text never changes: Kysely builds and compiles it once, at its first use, and later uses only fill in
 * the values. `given` holds places in the text while it is built, not values: what is computed from them, or decided by
 * them, belongs before the call.
 */
import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from './database.ts';

type Tx = Kysely<Database>;

/** Stands where a value will be; Kysely takes it for one. `given.letter.channel` has the path ['letter', 'channel']. */
interface Place {
  readonly [path]: readonly string[];
}

const path = Symbol('path of a place');

/** The text of a statement, and the values of one use in the order of its places. */
export interface FixedText<Given> {
  readonly sql: string;
  readonly valuesOf: (given: Given) => unknown[];
}

export function fixedText<Given extends object>(build: (tx: Tx, given: Given) => CompiledQuery<unknown>) {
  let made: FixedText<Given> | null = null;
  return (tx: Tx): FixedText<Given> => (made ??= textOf(build(tx, placeAt([]) as Given)));
}

function textOf<Given extends object>({ sql, parameters }: CompiledQuery<unknown>): FixedText<Given> {
  const takes = parameters.map((value): ((given: Given) => unknown) =>
    isPlace(value) ? (given) => valueAt(given, value[path]) : () => value,
  );
  return { sql, valuesOf: (given) => takes.map((take) => take(given)) };
}

export function fixedQuery<Given extends object, Row>(
  build: (tx: Tx, given: Given) => CompiledQuery<Row>,
): (tx: Tx, given: Given) => Promise<Row[]> {
  const text = fixedText(build);
  return async (tx, given) => {
    const { sql, valuesOf } = text(tx);
    return (await tx.executeQuery<Row>(CompiledQuery.raw(sql, valuesOf(given)))).rows;
  };
}

const placeAt = (names: readonly string[]): object =>
  new Proxy(
    {},
    {
      has: (_, name) => name === path,
      get: (_, name) => (name === path ? names : placeAt([...names, String(name)])),
    },
  );

const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null && path in value;

const valueAt = (given: unknown, names: readonly string[]): unknown =>
  names.reduce((value, name) => (value as Readonly<Record<string, unknown>>)[name], given);
