/**
 * The shape of a verb of `npm run countersign -- …`. A verb reads its words and calls an action; it decides nothing.
 * It writes through `out` and `err` only, and answers the exit code: 0 done, 1 failed, 2 wrongly called.
 */
import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Ctx } from '../context.ts';
import { say } from '../../vocabulary/say.ts';
import type { Database } from '../db/database.ts';

export interface CommandParts {
  /** As the application: only what its grants allow. */
  readonly db: Kysely<Database>;
  /** Connection of the owner of the tables, for migrations and bulk loads. */
  readonly adminUrl: string;
  /** As the sealer: reads the whole audit record and numbers what waits. */
  readonly sealerPool: Pool;
  /** Folder of the keys, the checkpoints and the embedded database. */
  readonly dataDir: string;
  /** Origin of the links that a verb prints. */
  readonly publicUrl: string;
  /** For actions: the actor is the command line, `tx` is `db`. */
  readonly ctx: Ctx;
  readonly now: () => Date;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  /** One JSON object on `out` in place of lines. */
  readonly json: boolean;
  /** `out` is a terminal: a line that begins with a carriage return is written over the one before. */
  readonly tty: boolean;
}

/** Where a verb writes, without what it works on. */
export type Output = Pick<CommandParts, 'out' | 'err' | 'json' | 'tty'>;

export interface Command {
  /** The words that choose it, such as "registry import". */
  readonly verb: string;
  readonly usage: string;
  run(args: string[], parts: CommandParts): Promise<number>;
}

/** A verb that works on nothing of the installation: it runs while no database is up. */
export interface LoneCommand extends Omit<Command, 'run'> {
  readonly alone: (args: readonly string[], io: Output) => number | Promise<number>;
}

export const EXIT_DONE = 0;
export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;

export interface Words {
  /** `--name value` (every value that was given) and `--name` alone (an empty list). */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** What stands without an option: files, IDs. */
  readonly names: readonly string[];
}

/** Null when the verb is wrongly called: an unknown option, one without its value, too few or too many names. */
export function readWords(
  args: readonly string[],
  options: Readonly<Record<string, 'value' | 'flag'>>,
  names: 'none' | 'one' | 'any',
): Words | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, kind]) => [
          name,
          { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), multiple: true as const },
        ]),
      ),
    });
    const fits = names === 'any' || positionals.length === (names === 'one' ? 1 : 0);
    const given = Object.entries(values).map(
      ([name, all]) => [name, (all ?? []).filter((value) => typeof value === 'string')] as const,
    );
    return fits ? { options: new Map(given), names: positionals } : null;
  } catch {
    return null;
  }
}

export function wronglyCalled(usage: string, { err }: Pick<Output, 'err'>): number {
  err(say('Usage: countersign {usage}', { usage }));
  return EXIT_USAGE;
}
