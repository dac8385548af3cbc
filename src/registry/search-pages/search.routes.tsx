/**
 * The search page, which is the registry's front page, and its results as a file. Both are asked for with GET, so an address
 * holds all of a search; a mistake in it is answered by the same page with what was typed (422).
 */
import { SystemDoor } from '../../identity/index.ts';
import { takesGzip } from '../../platform/http/gzip.ts';
import { get, type Route } from '../../platform/http/route.ts';
import { streamOf } from '../../platform/http/stream.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { say } from '../../vocabulary/say.ts';
import { registryPaths } from '../paths.ts';
import { keptForAWhile, pageOf, showPublic } from '../public-answer.routes.ts';
import { criteriaSentence } from './criteria-sentences.rules.ts';
import { askedOf, asksAlike, asksAnything, typedCriteria } from './criteria.forms.ts';
import { openResultsFile } from './results-file.actions.ts';
import { findPage, readSearch, type Search } from './search-page.actions.ts';
import { SearchPage } from './search.pages.tsx';

type Errors = Readonly<Record<string, string>>;

/** The search that an address asks for, or the page that says what is not right about it. */
async function searchOf(visit: Visit): Promise<Search | Response> {
  const typed = typedCriteria(visit.query);
  const search = await readSearch(visit.ctx, typed, asksAlike(visit.query));
  if (search.ok) return search.value;
  if ('mistakes' in search) {
    const errors = Object.fromEntries(
      search.mistakes.map((mistake) => [mistake.field ?? '', criteriaSentence(mistake)]),
    );
    return visit.show(<SearchPage state={{ values: typed, errors }} />, 422);
  }
  const errors: Errors = { taxonomy: say('No taxonomy has these words. Try others, or its code.') };
  const page = <SearchPage state={{ values: typed, errors }} nearTaxonomies={search.near} asked={askedOf(typed)} />;
  return visit.show(page, 422);
}

/** The database gave up: what is asked for is too much for one search. */
function tooSlow(visit: Visit, { criteria }: Search): Promise<Response> {
  const errors: Errors = { '': say('This search takes too long. Add a name, a city or a state.') };
  return visit.show(<SearchPage state={{ values: criteria, errors }} />, 422);
}

async function showSearch(visit: Visit): Promise<Response> {
  if (!asksAnything(visit.query)) {
    return showPublic(
      visit,
      <SearchPage state={{ values: {}, errors: {} }} door={visit.session === null && <SystemDoor />} />,
    );
  }
  const search = await searchOf(visit);
  if (search instanceof Response) return search;
  const found = await findPage(visit.ctx, search.query, pageOf(visit.query('page')));
  if (!found.ok) return tooSlow(visit, search);
  const results = { ...found.value, asked: askedOf(search.criteria), taxonomies: search.taxonomies };
  return showPublic(visit, <SearchPage state={{ values: search.criteria, errors: {} }} results={results} />);
}

async function sendFile(visit: Visit): Promise<Response> {
  const search = await searchOf(visit);
  if (search instanceof Response) return search;
  const lines = await openResultsFile(visit.ctx, search.query);
  if (!lines.ok) return tooSlow(visit, search);
  const isZipped = takesGzip(visit);
  const headers = {
    ...(isZipped ? { 'Content-Encoding': 'gzip' } : {}),
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': 'attachment; filename="providers.csv"',
  };
  if (visit.isHead) return keptForAWhile(visit, new Response(null, { headers }));
  const body = streamOf(visit, lines.value);
  return keptForAWhile(
    visit,
    new Response(isZipped ? body.pipeThrough(new CompressionStream('gzip')) : body, { headers }),
  );
}

const common = { needs: 'anyone', personalData: 'none' } as const;

export const searchPageRoutes: readonly Route[] = [
  get(registryPaths.search, { ...common, answer: showSearch }),
  get(registryPaths.csv, { ...common, answer: sendFile }),
];
