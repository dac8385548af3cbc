/**
 * `countersign registry import FILE…`: one file after the other, progress on a terminal, one line per file at the end.
 * Stops at the first file that cannot be read; what was applied before stays, and importing again does no harm.
 */
import { basename, join } from 'node:path';
import { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, type Command, type CommandParts } from '../../platform/cli/command.ts';
import { say } from '../../vocabulary/say.ts';
import { importProviders } from './import.actions.ts';
import { importSentence, progressSentence, resultSentence, type ImportProgress } from './import.rules.ts';

const usage = 'registry import [--rejects FILE] FILE…';
/** A terminal shows a change a few times a second; more would cost time and be read by nobody. */
const PROGRESS_EVERY_MS = 250;
/** To the begin of the line, and away with what stands on it. */
const OVER_THE_LINE = '\r\u001b[K';

interface Words {
  readonly files: readonly string[];
  readonly rejects: string | null;
}

function wordsOf(args: readonly string[]): Words | null {
  const files: string[] = [];
  let rejects: string | null = null;
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? '';
    if (word === '--rejects') {
      rejects = args[(index += 1)] ?? null;
      if (rejects === null) return null;
    } else if (word.startsWith('--')) {
      return null;
    } else {
      files.push(word);
    }
  }
  return files.length === 0 || (rejects !== null && files.length > 1) ? null : { files, rejects };
}

function progressLine({ out, tty, json, now }: CommandParts): (progress: ImportProgress) => void {
  let shownAt = 0;
  return (progress) => {
    const at = now().getTime();
    if (!tty || json || at - shownAt < PROGRESS_EVERY_MS) return;
    shownAt = at;
    out(`${OVER_THE_LINE}${progressSentence(progress)}`);
  };
}

/** "npidata_….csv.gz" is answered by "npidata_….csv". */
const rejectsName = (path: string): string => basename(path).replace(/(\.csv)?(\.gz|\.zip)?$/, '.csv');

async function importFile(path: string, rejectsPath: string, parts: CommandParts): Promise<number> {
  const { out, err, json, tty } = parts;
  const outcome = await importProviders(parts, { path, rejectsPath, onProgress: progressLine(parts) });
  if (tty && !json) out(OVER_THE_LINE);
  if (!outcome.ok) {
    err(importSentence(outcome));
    return EXIT_FAILED;
  }
  const rejects = outcome.value.rowsRejected > 0 ? rejectsPath : null;
  if (json) out(JSON.stringify({ ...outcome.value, rejects }));
  else out(resultSentence(outcome.value));
  if (!json && rejects !== null) out(say('The rejected rows are listed in {path}.', { path: rejects }));
  return EXIT_DONE;
}

async function importFiles(args: readonly string[], parts: CommandParts): Promise<number> {
  const words = wordsOf(args);
  if (words === null) {
    parts.err(say('Usage: countersign {usage}', { usage }));
    return EXIT_USAGE;
  }
  for (const path of words.files) {
    const rejectsPath = words.rejects ?? join(parts.dataDir, 'rejects', rejectsName(path));
    const exit = await importFile(path, rejectsPath, parts);
    if (exit !== EXIT_DONE) return exit;
  }
  return EXIT_DONE;
}

export const registryCommands: readonly Command[] = [{ verb: 'registry import', usage, run: importFiles }];
