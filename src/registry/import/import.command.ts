/**
 * `countersign registry import FILE…`: the files of a month in one command become one generation; any others are merged, one
 * after the other. One line per file at the end. Importing again does no harm, and after a kill it goes on.
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
import { importFiles } from './import.actions.ts';
import { importSentence, progressBar, progressSentence, resultSentence, type ImportProgress } from './import.rules.ts';

const usage = 'registry import [--full] [--rejects FILE] FILE…';

/** "npidata_….csv.gz" is answered by "npidata_….csv". */
const rejectsName = (name: string): string => basename(name).replace(/(\.csv)?(\.gz|\.zip)?$/, '.csv');

async function runImport(args: readonly string[], parts: CommandParts): Promise<number> {
  const { out, err, json, tty, dataDir } = parts;
  const words = readWords(args, { full: 'flag', rejects: 'value' }, 'any');
  const rejects = words?.options.get('rejects')?.at(-1);
  // One list of rejects answers for one file.
  if (!words || words.names.length === 0 || (rejects !== undefined && words.names.length > 1))
    return wronglyCalled(usage, parts);
  const rejectsPath = (name: string): string => rejects ?? join(dataDir, 'rejects', rejectsName(name));
  const progress = progressLine(parts, (now: ImportProgress) => (tty ? progressBar(now) : '') + progressSentence(now));
  const outcome = await importFiles(parts, {
    files: words.names.map((path) => ({ path })),
    full: words.options.has('full'),
    rejectsPath,
    onProgress: progress.show,
  });
  progress.clear();
  if (!outcome.ok) {
    err(importSentence(outcome));
    return EXIT_FAILED;
  }
  for (const result of outcome.value) {
    const listed = result.rowsRejected > 0 ? rejectsPath(result.fileName) : null;
    if (json) out(JSON.stringify({ ...result, rejects: listed }));
    else out(resultSentence(result));
    if (!json && listed !== null) out(say('The rejected rows are listed in {path}.', { path: listed }));
  }
  return EXIT_DONE;
}

export const importCommand: Command = { verb: 'registry import', usage, run: runImport };
