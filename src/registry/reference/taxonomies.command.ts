/** `countersign registry taxonomies FILE`: the official list of taxonomy codes and names, as its publisher offers it. */
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
import { loadTaxonomies } from './reference.actions.ts';
import { taxonomyListSentence } from './taxonomy-list.rules.ts';

const usage = 'registry taxonomies FILE';

async function runTaxonomies(args: readonly string[], parts: CommandParts): Promise<number> {
  const path = readWords(args, {}, 'one')?.names[0];
  if (path === undefined) return wronglyCalled(usage, parts);
  try {
    const loaded = await loadTaxonomies(parts, path);
    if (!loaded.ok) {
      parts.err(taxonomyListSentence(loaded, path));
      return EXIT_FAILED;
    }
    if (parts.json) parts.out(JSON.stringify({ file: path, taxonomies: loaded.value }));
    else parts.out(say('{file}: {count} taxonomies loaded.', { file: path, count: loaded.value }));
    return EXIT_DONE;
  } catch (error) {
    const reason = fileTrouble(error);
    if (reason === null) throw error;
    parts.err(importSentence({ reason, facts: { file: path } }));
    return EXIT_FAILED;
  }
}

export const taxonomiesCommand: Command = { verb: 'registry taxonomies', usage, run: runTaxonomies };
