/** `countersign registry zips FILE`: where ZIPs are, in place of the list that ships with the product. */
import { say } from '../../vocabulary/say.ts';
import { listCommand } from './list.command.ts';
import { loadZips } from './zip-positions.actions.ts';
import { zipListSentence } from './zip-positions.rules.ts';

export const zipsCommand = listCommand({
  what: 'zips',
  load: loadZips,
  refused: zipListSentence,
  loaded: (file, count) => say('{file}: positions of {count} ZIPs loaded.', { file, count }),
});
