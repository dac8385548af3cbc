/** `countersign registry taxonomies FILE`: the official list of taxonomy codes and names, as its publisher offers it. */
import { say } from '../../vocabulary/say.ts';
import { listCommand } from './list.command.ts';
import { loadTaxonomies } from './reference.actions.ts';
import { taxonomyListSentence } from './taxonomy-list.rules.ts';

export const taxonomiesCommand = listCommand({
  what: 'taxonomies',
  load: loadTaxonomies,
  refused: taxonomyListSentence,
  loaded: (file, count) => say('{file}: {count} taxonomies loaded.', { file, count }),
});
