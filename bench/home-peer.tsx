/**
 * The peer of a signed-in page: a bare Hono with hono/jsx that sends the same statements in the same order, as node-postgres
 * does by itself (without names: those are ours), and renders the same page. What to send and what to show is taken from one real visit at its start; names
 * are not deciphered anew, nothing is checked, and every answer is the same.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Kysely, PostgresDialect } from 'kysely';
import type { AddressInfo } from 'node:net';
import { HomePage } from '../src/access/home/home.pages.tsx';
import { showHome } from '../src/access/home/home.actions.ts';
import '../src/app.tsx';
import { frameOf } from '../src/frame.ts';
import { findSessionFor } from '../src/identity/index.ts';
import { openParts } from '../src/parts.ts';
import { readConfig } from '../src/platform/config/config.ts';
import type { Visit } from '../src/platform/http/visit.ts';
import { renderDocument } from '../src/ui/render.ts';
import { hourInZone } from '../src/vocabulary/time-zone.ts';

const parts = await openParts(readConfig(process.env));
const { config, keyring, database } = parts;
const sent: { readonly text: string; readonly values: unknown[] }[] = [];
const db: typeof database.app = new Kysely({
  dialect: new PostgresDialect({ pool: database.appPool }),
  log: ({ query }) => void sent.push({ text: query.sql, values: [...query.parameters] }),
});

const now = parts.clock.now();
const visit = { parts: { config, db, keyring, now: parts.clock.now }, now, subject: null } as unknown as Visit;
const session = await findSessionFor(visit, process.env['BENCH_SESSION'] ?? '', {
  method: 'GET',
  path: '/',
  inBackground: false,
});
if (!session?.accountId) throw new Error('BENCH_SESSION is no session of somebody signed in');
const actor = { kind: 'account', accountId: session.accountId, sessionId: session.id } as const;
const signedIn = { ...visit, session, ctx: { ...parts.systemContext('bench'), actor, tx: db, read: new Map() } };
const shown = await showHome(signedIn.ctx);
const frame = await frameOf(signedIn);

const page = () => (
  <HomePage
    {...shown}
    hour={hourInZone(now, config.timeZone)}
    desk={config.agency.desk}
    now={now}
    zone={config.timeZone}
  />
);
const formTokens = () => ({ csrf: 'x'.repeat(120), idempotency: 'x'.repeat(200) });
const app = new Hono();
app.get('/home', async (context) => {
  for (const statement of sent) await database.appPool.query(statement);
  return context.html(renderDocument(page(), { formTokens, frame, drawsAnew: true }));
});
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
server.on('listening', () => console.log(`ready at http://localhost:${(server.address() as AddressInfo).port}`));
process.once('SIGTERM', () => process.exit());
