/** `countersign registry zips FILE`: where ZIPs are, in place of the list that ships with the product. */
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type CommandParts,
} from '../../platform/cli/command.ts';
import { fileTrouble } from '../../platform/files/trouble.ts';
import { say } from '../../vocabulary/say.ts';
import { importSentence } from '../import/import.rules.ts';
import { loadZips } from './zip-positions.actions.ts';
import { zipListSentence } from './zip-positions.rules.ts';

const usage = 'registry zips FILE';

async function runZips(args: readonly string[], parts: CommandParts): Promise<number> {
  const path = readWords(args, {}, 'one')?.names[0];
  if (path === undefined) return wronglyCalled(usage, parts);
  try {
    const loaded = await loadZips(parts, path);
    if (!loaded.ok) {
      parts.err(zipListSentence(loaded, path));
      return EXIT_FAILED;
    }
    if (parts.json) parts.out(JSON.stringify({ file: path, zips: loaded.value }));
    else parts.out(say('{file}: positions of {count} ZIPs loaded.', { file: path, count: loaded.value }));
    return EXIT_DONE;
  } catch (error) {
    const reason = fileTrouble(error);
    if (reason === null) throw error;
    parts.err(importSentence({ reason, facts: { file: path } }));
    return EXIT_FAILED;
  }
}

export const zipsCommand: Command = { verb: 'registry zips', usage, run: runZips };
