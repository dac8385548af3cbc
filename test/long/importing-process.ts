/**
 * A process that imports one registry file and says how far it is, to be killed by registry-kill.long.ts:
 * `node --import tsx importing-process.ts DATABASE FILE`.
 */
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { openPools } from '../../src/platform/db/pools.ts';
import { importFiles } from '../../src/registry/index.ts';

const [database = '', path = ''] = process.argv.slice(2);
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
    files: [{ path }],
    rejectsPath: (name) => `${path}.${name}.rejects.csv`,
    commitEveryRows: 2000,
    onProgress(progress) {
      if (progress.step === 'reading') console.log(progress.rows);
      if (progress.step === 'building') console.log(`built ${progress.done}`);
    },
  },
);
console.log(outcome.ok ? 'ended' : outcome.reason);
await close();
