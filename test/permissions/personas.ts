/**
 * Everybody who may come to a route, from a stranger to each member of the cast; one world for each, because what one
 * does must not be there for the next.
 */
import { cast, castPassword, type CastName } from '../../db/seeds/cast.ts';
import type { Client } from '../client.ts';
import type { World } from '../world.ts';

export interface Persona {
  /** Heading of the column. */
  readonly name: string;
  readonly arrive: (world: World) => Promise<Client>;
}

const member = (name: CastName): Persona => ({ name: cast[name].userId, arrive: (world) => world.signedIn(name) });

async function withTerms(world: World): Promise<Client> {
  const client = world.visitor();
  await client.submit(await client.get('/'), {}, 'Accept');
  return client;
}

async function halfSignedIn(world: World): Promise<Client> {
  const client = await withTerms(world);
  await client.submit(await client.get('/'), { userId: cast.dara.userId, password: castPassword });
  return client;
}

export const personas: readonly Persona[] = [
  { name: 'stranger', arrive: async (world) => world.visitor() },
  { name: 'terms accepted', arrive: withTerms },
  { name: 'half-session', arrive: halfSignedIn },
  ...(Object.keys(cast) as CastName[]).map(member),
];
