/**
 * A route for programs: the schemas that check its path and query are the ones that its documentation is made from
 * (openapi.ts). A parameter that a route does not have is refused by its name, so that a typing error never reads as
 * "no such filter, everything matches".
 */
import { z } from 'zod';
import { say } from '../../vocabulary/say.ts';
import { problemJson } from './problem.ts';
import { parametersOf } from './request-path.ts';
import type { ApiFacts } from './api-facts.ts';
import { get, type Route } from './route.ts';
import type { Visit } from './visit.ts';

interface ApiGet<Path extends z.ZodObject, Query extends z.ZodObject> extends Omit<ApiFacts, 'path' | 'query'> {
  readonly path?: Path;
  readonly query: Query;
  readonly answer: (visit: Visit, path: z.output<Path>, query: z.output<Query>) => Promise<Response>;
}

/** Public: programs have no session. */
export function apiGet<Path extends z.ZodObject, Query extends z.ZodObject>(
  path: string,
  { answer, path: pathSchema, ...facts }: ApiGet<Path, Query>,
): Route {
  const api: ApiFacts = { ...facts, path: pathSchema ?? z.strictObject({}) };
  const route = get(path, {
    needs: 'anyone',
    personalData: 'none',
    forPrograms: true,
    answer(visit) {
      const inPath = Object.keys(api.path.shape).map((name) => [name, visit.param(name)] as const);
      const query = [...parametersOf(visit.path)];
      const read = { path: api.path.safeParse(Object.fromEntries(inPath)), query: readQuery(api.query, query) };
      const errors = { ...errorsOf(read.path.error), ...errorsOf(read.query.error), ...repeated(query) };
      if (!read.path.success || !read.query.success || Object.keys(errors).length > 0)
        return apiMistakes(visit, errors);
      return answer(visit, read.path.data as z.output<Path>, read.query.data as z.output<Query>);
    },
  });
  return { ...route, api };
}

/** So many names that are wrong stand in an answer, shortened: nobody reads back what they sent by the kilobyte. */
const namesAtMost = 20;
const nameAtMost = 60;

/** 422: a parameter is wrong; each is named with a sentence. */
export const apiMistakes = (
  { requestId }: Visit,
  errors: Readonly<Record<string, string>>,
  detail = Object.values(errors)[0] ?? '',
): Response =>
  problemJson({
    status: 422,
    requestId,
    detail,
    errors: Object.fromEntries(Object.entries(errors).slice(0, namesAtMost)),
  });

/** 404: the parameters are right, and there is nothing that they name. `kind` tells why, where there are several reasons. */
export const apiUnknown = (
  { requestId }: Visit,
  errors: Readonly<Record<string, string>>,
  kind = 'not-found',
): Response => problemJson({ status: 404, kind, requestId, detail: Object.values(errors)[0] ?? '', errors });

const readQuery = (schema: z.ZodObject, query: readonly (readonly [string, string])[]) =>
  schema.safeParse(Object.fromEntries(query));

function errorsOf(error: z.ZodError | undefined): Readonly<Record<string, string>> {
  const errors = (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => [name.slice(0, nameAtMost), say('There is no parameter of this name here.')] as const)
      : [[String(issue.path[0] ?? ''), issue.message] as const],
  );
  return Object.fromEntries(errors.toReversed());
}

function repeated(query: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const seen = new Set<string>();
  const twice = query.map(([name]) => name).filter((name) => seen.size === seen.add(name).size);
  return Object.fromEntries(twice.map((name) => [name.slice(0, nameAtMost), say('Give this parameter once.')]));
}
