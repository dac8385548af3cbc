/**
 * A process that sends letters until it is killed, for letters.long.ts: `node --import tsx sending-process.ts DATABASE SMTP`.
 */
import { openKeyring } from '../../src/platform/crypto/keyring.ts';
import { openPool, openPools } from '../../src/platform/db/pools.ts';
import { startWorker } from '../../src/platform/jobs/worker.ts';
import { keepLettersJob } from '../../src/platform/mail/keep-letters.ts';
import { sendLetterJob } from '../../src/platform/mail/send-letter.ts';
import { smtpTransport } from '../../src/platform/mail/smtp-transport.ts';
import { openLog } from '../../src/platform/telemetry/log.ts';
import { outboxTransport, testHouse, testRegistry } from '../letters.ts';

const [database = '', smtpUrl = ''] = process.argv.slice(2);
const { app } = openPools({ app: database, sealer: database });
const keyring = await openKeyring({ kind: 'test' });
const mail = smtpTransport({ smtpUrl, mailFrom: 'no-reply@id.example.org' });
const observe = () => undefined;
startWorker({
  openPool: (connections) => openPool(database, 'app', connections),
  jobs: [
    sendLetterJob({ registry: testRegistry, house: testHouse, mail, texts: outboxTransport, observe }),
    keepLettersJob,
  ],
  context: async ({ name, requestId }) => ({
    actor: { kind: 'system', name },
    subject: null,
    tx: app,
    now: new Date(),
    requestId,
    client: { address: '127.0.0.1', userAgent: 'sending-process' },
    keyring,
    policy: 'legacy',
  }),
  log: openLog('silent'),
  observe,
});
