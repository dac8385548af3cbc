/** The feed of changes, and the history of one provider. */
import { apiJson, apiLines, asksForLines } from '../../platform/http/api-answer.ts';
import { apiGet, apiMistakes, apiUnknown } from '../../platform/http/api-route.ts';
import { problemShape } from '../../platform/http/openapi.ts';
import type { Route } from '../../platform/http/route.ts';
import { registryPaths } from '../paths.ts';
import { cursorSentence, unknownProviderSentence } from './api-sentences.rules.ts';
import { listFeed, readFeedStart, readHistory, streamFeed } from './changes.actions.ts';
import { FEED_LIMIT_GIVEN, feedQuery, historyQuery } from './changes.forms.ts';
import { inProvider } from './provider.forms.ts';
import { changePageShape, changeShape, historyShape } from './provider-shapes.forms.ts';

const feed = apiGet(registryPaths.changes, {
  operation: 'listChanges',
  summary: 'What changed, oldest first',
  description:
    'One entry for each field of a record that a file changed. Begin with a moment, go on with `next`: nothing is left out ' +
    'and nothing comes twice, whatever is imported meanwhile. As lines each entry carries the cursor to go on behind it.',
  query: feedQuery,
  answers: { 200: { description: 'Changes.', schema: changePageShape, lines: changeShape } },
  async answer(visit, _path, { since, limit }) {
    const start = await readFeedStart(visit.ctx, since ?? null);
    if (!start.ok) return apiMistakes(visit, { since: cursorSentence(start.reason) });
    if (asksForLines(visit) && limit === undefined)
      return apiLines(visit, streamFeed(visit.ctx, start.value), { maxAgeSeconds: 0 });
    const { changes, next, more } = await listFeed(visit.ctx, start.value, limit ?? FEED_LIMIT_GIVEN);
    const following = `${registryPaths.changes}?since=${next}${limit ? `&limit=${limit}` : ''}`;
    const options = { maxAgeSeconds: 0, next: more ? following : null };
    if (asksForLines(visit)) return apiLines(visit, [changes], options);
    return apiJson(visit, { changes, next, more }, options);
  },
});

const history = apiGet(registryPaths.providerHistory, {
  operation: 'readHistory',
  summary: 'What changed of one provider, newest first',
  description:
    'Which field, before and after, which file brought it, and when. History begins with the first file here.',
  path: inProvider,
  query: historyQuery,
  answers: {
    200: { description: 'Changes of the provider.', schema: historyShape },
    404: { description: 'The registry does not know the number.', schema: problemShape },
  },
  async answer(visit, { npi }, { cursor, limit }) {
    const page = { cursor: cursor ?? null, limit: limit ?? FEED_LIMIT_GIVEN };
    const read = await readHistory(visit.ctx, npi, page);
    if (read.ok) return apiJson(visit, read.value, { maxAgeSeconds: 0 });
    if (read.reason === 'provider-unknown') return apiUnknown(visit, { npi: unknownProviderSentence() });
    return apiMistakes(visit, { cursor: cursorSentence(read.reason) });
  },
});

export const changeRoutes: readonly Route[] = [feed, history];
