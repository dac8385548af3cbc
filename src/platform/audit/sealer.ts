/**
 * The sealer: looks twice a second for waiting events and seals them until none is left. Every server process may run
 * one; they take turns by themselves. A failure is logged and counted, and the next look tries again: events wait
 * safely in the database, nothing is lost by a sealer that is down.
 */
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Keyring } from '../crypto/keyring.ts';
import { checksOf, signerOf } from './audit-keys.ts';
import { auditSealFailures } from './audit-metrics.ts';
import { appendCheckpoint, type Checkpoint } from './checkpoint.ts';
import { missingCheckpoint } from './checkpoint-start.ts';
import { largestBatch, sealOnce } from './seal.ts';

export interface SealerParts {
  readonly sealerPool: Pool;
  readonly keyring: Keyring;
  readonly checkpointDir: string;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'error'>;
  /** Told how many events wait, at each look. */
  readonly observeWaiting?: (events: number) => void;
}

export interface Sealer {
  /** Seals what still waits, at most for a few seconds, and ends. */
  stop(): Promise<void>;
}

/** An event gets its number within a second: half of it waiting for a look, the rest for the seal. */
const lookEveryMilliseconds = 500;
const drainAtMostMilliseconds = 5_000;

export function startSealer(parts: SealerParts): Sealer {
  const look = openLook(parts);
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const lookAgain = async (): Promise<void> => {
    await look();
    if (!stopping) timer = setTimeout(start, lookEveryMilliseconds);
  };
  const start = (): void => {
    running = lookAgain();
  };
  start();
  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await running;
      await look();
    },
  };
}

/** One look: never throws. */
function openLook({ sealerPool, keyring, checkpointDir, now, log, observeWaiting }: SealerParts): () => Promise<void> {
  const signer = signerOf(keyring);
  let started = false;
  let unwritten: Checkpoint | null = null;

  const writeDown = () => {
    if (!unwritten) return;
    appendCheckpoint(checkpointDir, unwritten);
    unwritten = null;
  };
  const start = async () => {
    const found = await missingCheckpoint(sealerPool, checkpointDir, checksOf(keyring));
    if (found.kind === 'missing') unwritten = found.checkpoint;
    if (found.kind === 'contradiction') {
      auditSealFailures.inc();
      log.error({ batch: found.batch }, 'the audit tables contradict their checkpoints: run audit verify');
    }
    started = true;
  };
  const sealAll = async () => {
    const until = performance.now() + drainAtMostMilliseconds;
    for (let full = true; full && performance.now() < until;) {
      const sealed = await sealOnce(sealerPool, signer, now());
      if (typeof sealed === 'string') return;
      unwritten = sealed.checkpoint;
      writeDown();
      full = sealed.events === largestBatch;
    }
  };
  return async () => {
    try {
      if (!started) await start();
      writeDown();
      const waiting = await countWaiting(sealerPool);
      observeWaiting?.(waiting);
      if (waiting > 0) await sealAll();
    } catch (error) {
      auditSealFailures.inc();
      log.error({ err: error }, 'audit events could not be sealed');
    }
  };
}

async function countWaiting(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>('select count(*)::int as waiting from audit.unsealed');
  return rows[0]?.waiting ?? 0;
}
