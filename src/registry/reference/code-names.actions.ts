/**
 * The names of codes, kept in memory for a minute: every record has some, and a list changes once in half a year. So a list
 * that the operator loads stands in answers of running servers a minute later.
 */
import type { Ctx, Tx } from '../../platform/context.ts';
import { listCodeNames, type CodeNames } from './code-names.store.ts';

const keptMilliseconds = 60_000;

interface Kept {
  readonly at: number;
  readonly names: Promise<CodeNames>;
}

/** By database; what a transaction reads goes with it. */
const kept = new WeakMap<Tx, Kept>();

export function codeNames({ tx, now }: Ctx): Promise<CodeNames> {
  const at = now.getTime();
  const known = kept.get(tx);
  // The clock of a demonstration moves both ways.
  if (known && Math.abs(at - known.at) < keptMilliseconds) return known.names;
  const names = listCodeNames(tx);
  kept.set(tx, { at, names });
  names.catch(() => kept.delete(tx));
  return names;
}
