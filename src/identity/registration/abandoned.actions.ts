/**
 * Registrations whose 24 hours are over: the row goes, the user ID is free again, and the key of the person who never came
 * to be is destroyed, so that nothing typed can be read any more, from a backup either.
 */
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { prepareShred, shred } from '../../platform/crypto/shredding.ts';
import { record } from '../../platform/audit/record.ts';
import { deleteRegistration, listAbandoned, releaseUserId } from './registration.store.ts';

const clearedAtOnce = 200;

export async function clearAbandoned(ctx: Ctx): Promise<void> {
  for (const row of await listAbandoned(ctx.tx, ctx.now, clearedAtOnce)) {
    const prepared = await prepareShred(ctx, row.person_id);
    await inTransaction(ctx, async (inside) => {
      if (row.user_id_key) await releaseUserId(inside.tx, row.user_id_key, row.registration_id);
      await deleteRegistration(inside.tx, row.registration_id);
      await shred(inside, prepared);
      await record(inside, {
        action: 'registration.clear',
        outcome: 'done',
        object: { type: 'registration', id: row.registration_id },
      });
    });
  }
}
