/**
 * `keys create FILE`: the keys of a new installation. `keys rotate [WHAT…]`: new keys, and everything stored brought to them while the servers go on. Without a word, all of
 * them. It may be killed at any moment; the next one goes on where it stopped. Works as the owner of the tables, because
 * the application may not rewrite letters.
 */
import { resolve } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { say } from '../../vocabulary/say.ts';
import { recordAlone } from '../audit/record.ts';
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type CommandParts,
  type Output,
} from '../cli/command.ts';
import { realNow } from '../clock/clock.ts';
import { progressLine } from '../cli/progress.ts';
import type { Database } from '../db/database.ts';
import { openPool } from '../db/pools.ts';
import { purposes } from './key-document.ts';
import { createKeyFile } from './key-file.ts';
import { rotateKeys, type Progress, type Rotatable, type Rotated, type RotationPlan } from './rotation.ts';

const rotatable: readonly Rotatable[] = [...purposes, 'data'];
const usage = `keys rotate [${rotatable.join('|')}]…`;
const connections = 4;

const isRotatable = (word: string): word is Rotatable => rotatable.some((each) => each === word);

async function rotate(args: string[], parts: CommandParts, plan: RotationPlan): Promise<number> {
  const names = readWords(args, {}, 'any')?.names;
  if (!names?.every(isRotatable)) return wronglyCalled(usage, parts);
  const whats = names.length > 0 ? [...new Set(names)] : rotatable;
  const pool = openPool(parts.adminUrl, 'owner', connections);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    const progress = progressLine(parts, progressSentence);
    const rotated = await rotateKeys({ ...parts.ctx, tx: db }, whats, plan, progress.show);
    progress.clear();
    for (const each of rotated) await note(each, parts);
    tell(rotated, parts);
    return rotated.every(({ broken, left }) => broken + left === 0) ? EXIT_DONE : EXIT_FAILED;
  } finally {
    await db.destroy();
  }
}

const progressSentence = ({ what, moved }: Progress): string => say('{what}: {moved} rows', { what, moved });

const note = ({ what, moved, broken, left }: Rotated, { ctx }: CommandParts): Promise<void> =>
  recordAlone(ctx, {
    action: 'keys.rotate',
    ...(broken + left === 0 ? { outcome: 'done' } : { outcome: 'failed', reason: 'rows-left' }),
    details: { kind: what, rewrapped: moved },
  });

function tell(rotated: readonly Rotated[], { out, err, json }: CommandParts): void {
  if (json) out(JSON.stringify({ rotated }));
  for (const { what, moved, resumed, broken, left } of rotated) {
    if (!json && resumed) out(say('{what}: went on with a rotation that had not been finished.', { what }));
    if (!json)
      out(say('{what}: {moved} rows brought to the new key, {left} still on an old one.', { what, moved, left }));
    if (broken > 0) err(say('{what}: {broken} rows could not be opened; they stay as they were.', { what, broken }));
  }
}

export const createUsage = 'keys create FILE';

/** Opens nothing: the keys come before the installation that needs them. */
export function createKeys(args: readonly string[], io: Output): number {
  const [path] = readWords(args, {}, 'one')?.names ?? [];
  if (path === undefined) return wronglyCalled(createUsage, io);
  const made = createKeyFile(resolve(path), realNow());
  if (made === 'kept') {
    io.err(say('{path} is there already and stays as it is.', { path }));
    return EXIT_FAILED;
  }
  if (io.json) io.out(JSON.stringify({ path: resolve(path) }));
  else
    io.out(say('The keys are in {path}. Without this file nothing personal can be read again: keep a copy.', { path }));
  return EXIT_DONE;
}

/** `plan` lists what the modules have sealed and hashed. */
export const keyCommands = (plan: RotationPlan): readonly Command[] => [
  { verb: 'keys rotate', usage, run: (args, parts) => rotate(args, parts, plan) },
];
