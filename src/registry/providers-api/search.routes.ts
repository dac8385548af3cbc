/** Providers that match, page by page, or all of them as lines. */
import { apiJson, apiLines, asksForLines } from '../../platform/http/api-answer.ts';
import { apiGet, apiMistakes } from '../../platform/http/api-route.ts';
import { parametersOf } from '../../platform/http/request-path.ts';
import type { Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { registryPaths } from '../paths.ts';
import { parameterOf, searchSentence, type ProvidersRefusal } from './api-sentences.rules.ts';
import { KEPT_SECONDS } from './provider.routes.ts';
import { pageShape, providerShape } from './provider-shapes.forms.ts';
import { listProvidersPage, openProviderStream, readQuestion } from './search.actions.ts';
import { PAGE_LIMIT, searchQuery } from './search.forms.ts';

const PAGE_LIMIT_GIVEN = 100;

const search = apiGet(registryPaths.providers, {
  operation: 'listProviders',
  summary: 'Providers that match',
  description:
    'Everything that is said must hold for the same provider, and what is said of a place for one and the same address. ' +
    'The best match comes first; nothing said lists all active providers by number. As lines (application/x-ndjson) ' +
    'without `limit` all matches are streamed.',
  query: searchQuery,
  answers: { 200: { description: 'Providers.', schema: pageShape, lines: providerShape } },
  async answer(visit, _path, asked) {
    const question = await readQuestion(visit.ctx, asked);
    if (!question.ok) return refuse(visit, question);
    const asLines = asksForLines(visit);
    if (asLines && asked.limit === undefined) {
      const stream = await openProviderStream(visit.ctx, question.value);
      return stream.ok ? apiLines(visit, stream.value, { maxAgeSeconds: 0 }) : refuse(visit, stream);
    }
    const limit = asked.limit ?? (asked.ids ? PAGE_LIMIT.to : PAGE_LIMIT_GIVEN);
    const page = await listProvidersPage(visit.ctx, question.value, limit);
    if (!page.ok) return refuse(visit, page);
    const options = { maxAgeSeconds: KEPT_SECONDS, next: addressOf(visit, page.value.next) };
    if (asLines) return apiLines(visit, [page.value.providers], options);
    return apiJson(visit, page.value, options);
  },
});

/** 422: where the search as a whole is at fault, every parameter of it is named. */
function refuse(visit: Visit, refusal: Refusal<ProvidersRefusal>): Response {
  const parameter = parameterOf(refusal);
  const names = parameter === null ? [...parametersOf(visit.path).keys()] : [parameter];
  const sentence = searchSentence(refusal);
  return apiMistakes(visit, Object.fromEntries(names.map((name) => [name, sentence])), sentence);
}

function addressOf(visit: Visit, next: string | null): string | null {
  if (next === null) return null;
  const query = parametersOf(visit.path);
  query.set('cursor', next);
  return `${registryPaths.providers}?${query}`;
}

export const searchRoutes: readonly Route[] = [search];
