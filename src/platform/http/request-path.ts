/**
 * The path and the query of a request's address. Node's listener and `Request` both give it well formed and normalized,
 * so that cutting it is enough: parsing it anew, twice, took 3 % of a page. What follows a `#` counts for nothing.
 */
const afterScheme = 'https://'.length;

export function pathOf(url: string): string {
  const rest = fromPath(url);
  const end = rest.search(/[?#]/);
  return end === -1 ? rest : rest.slice(0, end);
}

/** With its question mark; empty when there is none, or nothing behind it. */
export function queryOf(url: string): string {
  const [query = ''] = /\?[^#]*/.exec(fromPath(url).split('#', 1)[0] ?? '') ?? [];
  return query === '?' ? '' : query;
}

/** What is asked for behind the path of a visit. */
export const parametersOf = (path: string): URLSearchParams => new URLSearchParams(/\?.*/s.exec(path)?.[0]);

const fromPath = (url: string): string => url.slice(url.indexOf('/', afterScheme));
