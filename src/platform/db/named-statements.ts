/**
 * Gives statements a name at the server, so that a connection reads and plans a text once and then only runs it. Only
 * texts that repeat as they are: a list of several makes a new text for each length, and searches of the registry are
 * planned for the words that were typed. What happens when a column's type changes is in docs/decisions/0040.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import pg from 'pg';

/** A connection keeps what it has planned, and that costs memory; a text that comes later goes without a name. */
const textsAtMost = 200;
const variesOrSearches = /\bin \(\$\d+,|\), \(\$|\bregistry\b/;
/** A plan for any value cannot know the index of such a conflict: "no unique or exclusion constraint matching", at the sixth run. */
const conflictByValue = /\bon conflict \([^)]*\) where [^]*?\$/i;

/** Begins a text that asks the registry and is planned once all the same: it looks up a key, whatever the value is. */
export const plannedOnce = '/* planned once */ ';
const mayBeNamed = (text: string): boolean =>
  text.startsWith(plannedOnce) || !(variesOrSearches.test(text) || conflictByValue.test(text));

/** The pool as Kysely uses it. Whoever takes a connection from `pool` itself names nothing. */
export function withNamedStatements(pool: pg.Pool): PostgresPool {
  const names = giveNames();
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect();
      const named = wrapped.get(client) ?? withNames(client, names);
      wrapped.set(client, named);
      return named;
    },
    end: () => pool.end(),
  };
}

function giveNames() {
  const names = new Map<string, string>();
  let given = 0;
  return {
    of(text: string): string | undefined {
      const known = names.get(text);
      if (known !== undefined || names.size >= textsAtMost || !mayBeNamed(text)) return known;
      const name = `s${(given += 1)}`;
      names.set(text, name);
      return name;
    },
    /** What the server keeps under the names given so far fits no longer: each text gets a new one when it comes again. */
    renew: () => names.clear(),
  };
}

/** Kysely streams nothing here, and cancels nothing, so that `query` and `release` are all it asks for. */
function withNames(client: pg.PoolClient, names: ReturnType<typeof giveNames>): PostgresPoolClient {
  const run = (text: string, values: readonly unknown[]) => {
    const name = values.length === 0 ? undefined : names.of(text);
    return client.query(name === undefined ? { text, values: [...values] } : { name, text, values: [...values] });
  };
  const query = async (text: string, values: readonly unknown[]) => {
    try {
      return await run(text, values);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      names.renew();
      if (client.getTransactionStatus() === 'I') return run(text, values);
      // The transaction is lost; whoever sends the form again meets a fresh plan.
      throw Object.assign(error, { retryAfterSeconds: 1 });
    }
  };
  return { query: query as unknown as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
}

/** "cached plan must not change result type", by the place that says it: the words depend on the server's language. */
const isOutdated = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
