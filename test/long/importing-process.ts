/**
 * A process that imports registry files and says how far it is, to be killed by killed-import.ts:
 * `node --import tsx importing-process.ts DATABASE FILE…`.
 */
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { openPools } from '../../src/platform/db/pools.ts';
import { importFiles } from '../../src/registry/index.ts';

const [database = '', ...paths] = process.argv.slice(2);
const { app, close } = openPools({ app: database, sealer: database });
const now = (): Date => new Date();
const outcome = await importFiles(
  {
    adminUrl: database,
    now,
    ctx: {
      actor: { kind: 'system', name: 'importing-process' },
      subject: null,
      tx: app,
      now: now(),
      requestId: 'importing-process',
      client: { address: '127.0.0.1', userAgent: '' },
      keyring: await openKeyring({ kind: 'test' }),
      policy: 'legacy',
    },
  },
  {
    files: paths.map((path) => ({ path })),
    rejectsPath: (name) => `${paths[0]}.${name}.rejects.csv`,
    rowsAtOnce: 2000,
    onProgress(progress) {
      if (progress.step === 'reading') console.log(progress.rows);
      if (progress.step === 'building') console.log(`built ${progress.done}`);
    },
  },
);
console.log(outcome.ok ? 'ended' : outcome.reason);
await close();
