/**
 * The peer of the read API: a bare node:http and one key look-up that finds the JSON stored as it is sent. Fills its
 * table from the first answers of ours, which it is told to fetch; nothing is checked, limited, logged or compressed.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { openParts } from '../src/parts.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { storeAnswers, storedAnswer } from './read-api.store.ts';

const { database } = await openParts(readConfig(process.env));
const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 10 });
await storeAnswers(owner, process.env['BENCH_OURS'] ?? '', (process.env['BENCH_NPIS'] ?? '').split(','));

const isNamed = process.env['BENCH_NAMED'] === '1';
const server = createServer((request, response) => {
  const number = request.url?.slice(request.url.lastIndexOf('=') + 1) ?? '';
  const answer = ({ rows }: { readonly rows: readonly { readonly json: string }[] }) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(rows[0]?.json);
  };
  owner.query<{ json: string }>(storedAnswer(number, isNamed)).then(answer, () => response.destroy());
});
server.listen(0, '127.0.0.1', () => console.log(`ready at http://localhost:${(server.address() as AddressInfo).port}`));
process.once('SIGTERM', () => process.exit());
