/**
 * What to ask for, for each route whose path has parameters: one object of Lakeside Clinic and one of Hill Street
 * Pharmacy, so that the matrix shows own and foreign beside each other. A route without an example fails the matrix.
 */
import type { Route } from '../../src/platform/http/route.ts';
import { previews } from '../../src/ui/previews.ts';
import type { World } from '../world.ts';

export interface Example {
  /** What stands in the matrix instead of the parameters: "Lakeside". */
  readonly of: string;
  readonly path: string;
}

type ExampleMaker = (world: World) => Promise<readonly Example[]>;

/** Route path → its examples. */
const makers: Readonly<Record<string, ExampleMaker>> = {
  '/dev/components/:name/:state': async () =>
    previews.slice(0, 1).map(({ name, states }) => ({
      of: 'a preview',
      path: `/dev/components/${name}/${states[0]?.name ?? ''}`,
    })),
};

export async function examplesOf(route: Pick<Route, 'path'>, world: World): Promise<readonly Example[]> {
  if (!route.path.includes(':')) return [{ of: '', path: route.path }];
  const make = makers[route.path];
  if (!make) throw new Error(`${route.path} has no example in test/permissions/examples.ts`);
  return make(world);
}
