/**
 * The other half of the server: the worker that runs jobs, and the sealer that numbers and signs the audit. Any number
 * of processes may run it on one database.
 */
import { accessJobs } from './access/index.ts';
import { identityJobs } from './identity/index.ts';
import { allLetters, houseOf } from './letters.ts';
import type { OpenParts } from './parts.ts';
import { checkpointFolder } from './platform/audit/checkpoint-folder.ts';
import { startSealer } from './platform/audit/sealer.ts';
import { openPool } from './platform/db/pools.ts';
import { clearCountersJob } from './platform/http/clear-counters.ts';
import type { Origins } from './platform/http/origins.ts';
import { keepLettersJob } from './platform/mail/keep-letters.ts';
import { openTransports } from './platform/mail/open-transports.ts';
import { sendLetterJob } from './platform/mail/send-letter.ts';
import { openCourier } from './platform/mail/courier.ts';
import type { Courier } from './platform/mail/ready-text.ts';
import { startWorker, type WorkerParts } from './platform/jobs/worker.ts';

export interface Background {
  readonly running: () => boolean;
  readonly courier: Courier;
  stop(): Promise<void>;
}

/** Jobs at once. */
const concurrency = 5;

export function startBackground(parts: OpenParts, origins: Origins): Background {
  const { config, database, keyring, clock, log, metrics } = parts;
  const { mail, texts } = openTransports(config);
  const house = houseOf(config, origins.publicUrl);
  const observe = (job: string, outcome: string) => metrics.jobs.inc({ job, outcome });
  const sealer = startSealer({
    sealerPool: database.sealerPool,
    keyring,
    checkpointDir: checkpointFolder(config.dataDir),
    now: clock.now,
    log,
    observeWaiting: (events) => metrics.unsealedAudit.set(events),
  });
  const sender = { registry: allLetters(), house, mail, texts, observe };
  const context: WorkerParts['context'] = async ({ name, requestId }) => ({ ...parts.systemContext(name), requestId });
  const courier = openCourier({ sender, context, log });
  const worker = startWorker({
    openPool: (connections) => openPool(database.appUrl, 'app', connections),
    jobs: [sendLetterJob(sender), keepLettersJob, clearCountersJob, ...identityJobs, ...accessJobs],
    context,
    log,
    observe,
    concurrency,
  });
  return {
    running: worker.running,
    courier,
    async stop() {
      await Promise.all([courier.stop(), worker.stop()]);
      await sealer.stop();
      await mail.close();
    },
  };
}
