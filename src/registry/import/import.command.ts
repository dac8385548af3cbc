/**
 * `countersign registry import FILE…`: one file after the other, progress on a terminal, one line per file at the end.
 * Stops at the first file that cannot be read; what was applied before stays, and importing again does no harm.
 */
import { basename, join } from 'node:path';
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type CommandParts,
} from '../../platform/cli/command.ts';
import { progressLine } from '../../platform/cli/progress.ts';
import { say } from '../../vocabulary/say.ts';
import { importProviders } from './import.actions.ts';
import { importSentence, progressSentence, resultSentence } from './import.rules.ts';

const usage = 'registry import [--rejects FILE] FILE…';

/** "npidata_….csv.gz" is answered by "npidata_….csv". */
const rejectsName = (path: string): string => basename(path).replace(/(\.csv)?(\.gz|\.zip)?$/, '.csv');

async function importFile(path: string, rejectsPath: string, parts: CommandParts): Promise<number> {
  const { out, err, json } = parts;
  const progress = progressLine(parts, progressSentence);
  const outcome = await importProviders(parts, { path, rejectsPath, onProgress: progress.show });
  progress.clear();
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
  const words = readWords(args, { rejects: 'value' }, 'any');
  const rejects = words?.options.get('rejects')?.at(-1);
  // One list of rejects answers for one file.
  if (!words || words.names.length === 0 || (rejects !== undefined && words.names.length > 1))
    return wronglyCalled(usage, parts);
  for (const path of words.names) {
    const rejectsPath = rejects ?? join(parts.dataDir, 'rejects', rejectsName(path));
    const exit = await importFile(path, rejectsPath, parts);
    if (exit !== EXIT_DONE) return exit;
  }
  return EXIT_DONE;
}

export const registryCommands: readonly Command[] = [{ verb: 'registry import', usage, run: importFiles }];
