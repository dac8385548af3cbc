/**
 * `/api/?version=2.1&…`: existing clients of the NPPES read API change their base URL and nothing else. A refusal is an answer
 * of status 200 like every other, because that is what they look for.
 */
import { apiText } from '../../platform/http/api-answer.ts';
import { parametersOf } from '../../platform/http/request-path.ts';
import { get, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { answerReadApi } from './read-api.actions.ts';

const keptSeconds = 60;

async function answer(visit: Visit): Promise<Response> {
  const { body, isPretty } = await answerReadApi(visit.ctx, sentTo(visit.path));
  return apiText(visit, JSON.stringify(body, null, isPretty ? 2 : 0), { maxAgeSeconds: keptSeconds });
}

/** Every value of each name; a name that is given ten thousand times is a name with many values. */
function sentTo(path: string): Readonly<Record<string, readonly string[]>> {
  const sent = new Map<string, string[]>();
  for (const [name, value] of parametersOf(path)) {
    const values = sent.get(name);
    if (values) values.push(value);
    else sent.set(name, [value]);
  }
  return Object.fromEntries(sent);
}

const at = (path: string): Route => get(path, { needs: 'anyone', personalData: 'none', forPrograms: true, answer });

export const readApiRoutes: readonly Route[] = [at('/api/'), at('/api')];
