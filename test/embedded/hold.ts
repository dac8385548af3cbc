/**
 * A process that needs the embedded PostgreSQL of a folder, for tests that kill it:
 * `node hold.ts FOLDER [exclusive]` prints `up` when it has it, and holds it until it is killed or told `stop`.
 */
import { startEmbedded } from '../../src/platform/db/embedded/embedded.ts';

const [dataDir = '', mode] = process.argv.slice(2);
try {
  const server = await startEmbedded({ dataDir, exclusive: mode === 'exclusive' });
  process.stdout.write('up\n');
  process.stdin.once('data', () => void server.stop().then(() => process.exit(0)));
} catch (error) {
  process.stdout.write(`${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}\n`);
  process.exit(1);
}
