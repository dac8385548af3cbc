/**
 * The whole application as a program sees it. Every answer in JSON is held against the shape that the OpenAPI document
 * promises for its status, so that a test of anything else also tests the document.
 */
import type { z } from 'zod';
import { moduleRoutes } from '../src/app.tsx';
import { problemShape } from '../src/platform/http/openapi.ts';
import type { Route } from '../src/platform/http/route.ts';
import type { World } from './world.ts';

export interface ProgramAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Of JSON the value; of anything else the text. */
  readonly body: unknown;
}

export type Ask = (path: string, headers?: Readonly<Record<string, string>>, method?: string) => Promise<ProgramAnswer>;

const apiRoutes = moduleRoutes.filter(({ api }) => api !== null);

/** Throws where an answer is none of those that the document promises. */
export function programOf(world: World, clientAddress = '198.51.100.7'): Ask {
  return async (path, headers = {}, method = 'GET') => {
    const request = new Request(`http://localhost:3000${path}`, { method, headers });
    const response = await world.core.fetch(request, { requestId: 'program', clientAddress });
    const text = await response.text();
    const isJson = /^application\/(problem\+)?json$/.test(response.headers.get('content-type') ?? '') && text !== '';
    const body: unknown = isJson ? JSON.parse(text) : text;
    if (isJson) shapeOf(path, response.status)?.parse(body);
    return { status: response.status, headers: response.headers, body };
  };
}

function shapeOf(path: string, status: number): z.ZodType | null {
  const { pathname } = new URL(path, 'http://localhost');
  const route = apiRoutes.find((each) => patternOf(each).test(pathname));
  if (status >= 400) return problemShape;
  return route?.api?.answers[status]?.schema ?? null;
}

const patternOf = ({ path }: Route): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`);

/** What the lines of an answer say. */
export const linesOf = ({ body }: ProgramAnswer): readonly unknown[] =>
  String(body)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
