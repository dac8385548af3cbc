/**
 * To whom letters of access go: the addresses on file of accounts, with the keys that seal the letters. Prepared before
 * the transaction that posts them; a person without an address on file gets none.
 */
import { emailOfPerson, personOfAccount } from '../identity/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { DataKey } from '../platform/crypto/data-keys.ts';
import { fullName } from '../vocabulary/person-name.ts';

export interface Receiver {
  readonly accountId: string;
  readonly name: string;
  readonly key: DataKey;
  readonly address: string;
}

export async function receiverOf(ctx: Ctx, accountId: string): Promise<Receiver | null> {
  const person = await personOfAccount(ctx, accountId);
  const address = person && (await emailOfPerson(ctx, person.dataKey));
  return person && address ? { accountId, name: fullName(person.name), key: person.dataKey, address } : null;
}

export async function receiversOf(ctx: Ctx, accountIds: readonly string[]): Promise<readonly Receiver[]> {
  const found = await Promise.all([...new Set(accountIds)].map((accountId) => receiverOf(ctx, accountId)));
  return found.filter((receiver) => receiver !== null);
}
