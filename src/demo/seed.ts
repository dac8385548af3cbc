/**
 * The demo's people and providers, put in once through the same code that real data uses. A database that holds them
 * never runs as anything but the demo.
 */
import { seedAccounts } from '../../db/seeds/accounts.ts';
import { seedOwners, seedParties } from '../../db/seeds/parties.ts';
import { castNpis } from '../../db/seeds/fictional-providers.ts';
import { seedProviderNews } from '../../db/seeds/provider-news.ts';
import { seedProviders } from '../../db/seeds/providers.ts';
import type { OpenParts } from '../parts.ts';
import { StartRefusal } from '../platform/config/refusal.ts';
import { findProvider } from '../registry/index.ts';

export async function seedDemo(parts: OpenParts): Promise<void> {
  const { app: db, ownerUrl } = parts.database;
  const row = await db.selectFrom('platform.installation').select('cast_seeded_at').executeTakeFirstOrThrow();
  if (!parts.config.demo) {
    if (row.cast_seeded_at === null) return;
    throw new StartRefusal('DEMO: this database holds the invented people of the demo; it runs with DEMO=1 only.');
  }
  const ctx = parts.systemContext('seed');
  // A release may make the registry's tables anew: what is in them is a copy of files.
  if ((await findProvider(ctx, castNpis.lakesideClinic)) === null) {
    const importParts = { adminUrl: ownerUrl, now: parts.clock.now, ctx };
    await seedProviders(importParts);
    await seedProviderNews(importParts);
  }
  if (row.cast_seeded_at !== null) return;
  await seedOwners(ctx);
  await seedParties(ctx, await seedAccounts(ctx));
  await db.updateTable('platform.installation').set({ cast_seeded_at: ctx.now }).execute();
}
