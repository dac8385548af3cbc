/** Contexts of people in a world, for tests of actions: as if each had just signed in, without the door. */
import { cast, type CastName } from '../db/seeds/cast.ts';
import { findAccountByUserId } from '../src/identity/index.ts';
import type { Ctx } from '../src/platform/context.ts';
import { newId } from '../src/platform/crypto/id.ts';
import type { World } from './world.ts';

export async function accountIdOf(world: World, name: CastName): Promise<string> {
  const accountId = await findAccountByUserId(world.database.db, cast[name].userId);
  if (!accountId) throw new Error(`${name} has no account`);
  return accountId;
}

/** What an action is handed for a request of this person. */
export async function contextOf(world: World, name: CastName): Promise<Ctx> {
  const ctx = world.parts.systemContext('test');
  const accountId = await accountIdOf(world, name);
  return { ...ctx, actor: { kind: 'account', accountId, sessionId: newId(ctx.now) } };
}
