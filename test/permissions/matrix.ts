/**
 * Asks for every route as every persona, and says what came of it. Reached means that the route itself answered, also
 * with "this is not filled in"; everything else is a refusal and says by whom. Sessions that end on the way begin anew.
 */
import { vi } from 'vitest';
import { moduleRoutes } from '../../src/app.tsx';
import { devRoutes } from '../../src/demo/dev.routes.tsx';
import { healthRoutes } from '../../src/platform/http/health.routes.ts';
import type { Route } from '../../src/platform/http/route.ts';
import type { Client } from '../client.ts';
import type { Page } from '../page.ts';
import { tokensFor } from '../levels.ts';
import { openWorld, testClock, type World } from '../world.ts';
import { examplesOf } from './examples.ts';
import type { Persona } from './personas.ts';

/** `yes`, or the refusal: `terms`, `sign in`, `register`, or a status. */
export type Cell = string;
export interface Row {
  readonly method: string;
  /** Path with parameters, and whose object it was asked for. */
  readonly what: string;
  readonly needs: string;
  readonly personalData: string;
  readonly cell: Cell;
}

export const allRoutes = (): readonly Route[] => [
  ...healthRoutes({ notReady: async () => [], metrics: async () => '', metricsToken: null }),
  ...moduleRoutes,
  ...devRoutes(testClock()),
];

/** Posts that end or change the session come last, so that the others are asked with it. */
const endsSession = (route: Route): boolean => /^\/(sign-out|sign-in)/.test(route.path);
const inOrder = (routes: readonly Route[]): readonly Route[] => [
  ...routes.filter(({ method }) => method === 'GET'),
  ...routes.filter((route) => route.method === 'POST' && !endsSession(route)),
  ...routes.filter((route) => route.method === 'POST' && endsSession(route)),
];

/** Sees every page that anybody gets on the way. */
export type Look = (route: Route, page: Page) => void;

export async function rowsOf(persona: Persona, look: Look): Promise<readonly Row[]> {
  // Pages are validated wherever they are tested; here it is only asked who gets them.
  const world = await openWorld({ checksHtml: false });
  try {
    const rows: Row[] = [];
    let client: Client | null = null;
    for (const route of inOrder(allRoutes())) {
      for (const { of, path } of await examplesOf(route, world)) {
        client ??= await persona.arrive(world);
        const before: string | undefined = client.cookies.get('session');
        rows.push({ ...describe(route, of), cell: await ask(world, client, { route, path, look }) });
        if (client.cookies.get('session') !== before) client = null;
      }
    }
    return rows;
  } finally {
    await world.end();
  }
}

const describe = ({ method, path, needs, personalData }: Route, of: string): Omit<Row, 'cell'> => ({
  method,
  what: of === '' ? path : `${path} (${of})`,
  needs: typeof needs === 'string' ? needs : needs.says,
  personalData,
});

interface Asked {
  readonly route: Route;
  readonly path: string;
  readonly look: Look;
}

async function ask(world: World, client: Client, { route, path, look }: Asked): Promise<Cell> {
  const answered = isModuleRoute(route) ? vi.spyOn(route, 'answer') : null;
  try {
    const page = await request(world, client, route, path);
    const { status, redirects, path: landed } = page;
    look(route, page);
    const isReached = answered ? answered.mock.calls.length > 0 : status < 400 || status === 422;
    if (!isReached) return redirects.length > 0 ? detourName(landed) : String(status);
    const isRefusedInside = redirects.length === 0 && (status === 403 || status === 404);
    return isRefusedInside ? String(status) : 'yes';
  } finally {
    answered?.mockRestore();
  }
}

const isModuleRoute = (route: Route): boolean => moduleRoutes.includes(route);

async function request(world: World, client: Client, route: Route, path: string) {
  if (route.method === 'GET') return client.get(path);
  const body = await tokensFor(world, client, path);
  return client.post(path, body);
}

function detourName(landed: string): Cell {
  if (landed.startsWith('/terms')) return 'terms';
  if (landed.startsWith('/register')) return 'register';
  return 'sign in';
}
