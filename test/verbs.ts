/** Runs verbs of the command line on an open world, and hands over what they wrote. */
import { allVerbs } from '../src/commands.ts';
import type { OpenParts } from '../src/parts.ts';

export interface VerbResult {
  readonly exit: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/** `runVerb(parts, 'users unlock', ['daralind'])` */
export async function runVerb(parts: OpenParts, verb: string, words: readonly string[]): Promise<VerbResult> {
  const found = allVerbs.find((each) => each.verb === verb);
  if (!found || !('with' in found.run)) throw new Error(`No verb with words is called ${verb}`);
  const out: string[] = [];
  const err: string[] = [];
  const io = { out: (line: string) => out.push(line), err: (line: string) => err.push(line), tty: false };
  const json = words.includes('--json');
  const exit = await found.run.with(
    words.filter((word) => word !== '--json'),
    parts,
    { ...io, json },
  );
  return { exit, out, err };
}
