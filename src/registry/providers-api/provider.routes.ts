/** One provider by its number; deactivated ones are answered like all others, with their status and dates. */
import { apiJson } from '../../platform/http/api-answer.ts';
import { apiGet, apiMistakes, apiUnknown } from '../../platform/http/api-route.ts';
import { problemShape } from '../../platform/http/openapi.ts';
import type { Route } from '../../platform/http/route.ts';
import { registryPaths } from '../paths.ts';
import { dayToComeSentence, pastSentence, unknownProviderSentence } from './api-sentences.rules.ts';
import { readProvider } from './provider.actions.ts';
import { inProvider, providerQuery } from './provider.forms.ts';
import { providerShape } from './provider-shapes.forms.ts';

/** How long a record may stand in a cache: files come once a week, deactivations are wanted sooner. */
export const KEPT_SECONDS = 60;

const provider = apiGet(registryPaths.provider, {
  operation: 'readProvider',
  summary: 'One provider',
  description: 'Every public part of the record. A deactivated provider says so, with the date.',
  path: inProvider,
  query: providerQuery,
  answers: {
    200: { description: 'The provider.', schema: providerShape },
    404: {
      description:
        'The registry does not know the number (`not-found`), it was given later (`not-yet-enumerated`), or what the record said on that day is not known here (`not-known-then`).',
      schema: problemShape,
    },
  },
  async answer(visit, { npi }, { 'as-of': day }) {
    const read = await readProvider(visit.ctx, npi, day ?? null);
    if (read.ok) return apiJson(visit, read.value, { maxAgeSeconds: KEPT_SECONDS });
    if (read.reason === 'day-to-come') return apiMistakes(visit, { 'as-of': dayToComeSentence() });
    if (read.reason === 'provider-unknown') return apiUnknown(visit, { npi: unknownProviderSentence() });
    const { reason, facts } = read;
    return apiUnknown(visit, { 'as-of': pastSentence({ reason, facts }) }, reason);
  },
});

export const providerRoutes: readonly Route[] = [provider];
