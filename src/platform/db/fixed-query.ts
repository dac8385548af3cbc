/**
 * A question whose text never changes: Kysely builds and compiles it once, at its first use, and later uses only fill in
 * the values. `given` holds places in the text while it is built, not values: what is computed from them, or decided by
 * them, belongs before the call.
 */
import { CompiledQuery, type Kysely } from 'kysely';
import type { Database } from './database.ts';

type Tx = Kysely<Database>;

/** Stands where a value will be; Kysely takes it for one. */
interface Place {
  readonly nameOfPlace: string;
}

export function fixedQuery<Given extends object, Row>(
  build: (tx: Tx, given: Given) => CompiledQuery<Row>,
): (tx: Tx, given: Given) => Promise<Row[]> {
  let made: CompiledQuery<Row> | null = null;
  return async (tx, given) => {
    made ??= build(tx, places as Given);
    const values = made.parameters.map((value) => (isPlace(value) ? given[value.nameOfPlace as keyof Given] : value));
    return (await tx.executeQuery<Row>(CompiledQuery.raw(made.sql, values))).rows;
  };
}

const places: object = new Proxy({}, { get: (_, name) => Object.freeze({ nameOfPlace: String(name) }) });

const isPlace = (value: unknown): value is Place =>
  typeof value === 'object' && value !== null && 'nameOfPlace' in value;
