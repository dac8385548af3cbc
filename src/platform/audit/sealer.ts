/**
 * The sealer: looks twice a second for waiting events and seals them until none is left. Every server process may run
 * one; they take turns by themselves. A failure is logged and counted, and the next look tries again: events wait
 * safely in the database, nothing is lost by a sealer that is down.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Keyring } from '../crypto/keyring.ts';
import { checksOf, signerOf } from './audit-keys.ts';
import { auditSealFailures } from './audit-metrics.ts';
import { appendCheckpoint, type Checkpoint } from './checkpoint.ts';
import { missingCheckpoint } from './checkpoint-start.ts';
import { sealAll, type SealAllResult } from './seal-all.ts';

export interface SealerParts {
  readonly sealerPool: Pool;
  readonly keyring: Keyring;
  readonly checkpointDir: string;
  readonly now: () => Date;
  readonly log: { error(facts: { readonly err: unknown }, complaint: string): void };
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
const busyPauseMilliseconds = 20;

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
      const until = performance.now() + drainAtMostMilliseconds;
      // What another process seals now began before our last event, perhaps.
      while ((await look()) === 'busy' && performance.now() < until) await pause(busyPauseMilliseconds);
    },
  };
}

/** One look: never throws. Says how the sealing ended, or null when it failed. */
function openLook(parts: SealerParts): () => Promise<SealAllResult | null> {
  const { sealerPool, keyring, checkpointDir, now, log, observeWaiting } = parts;
  const signer = signerOf(keyring);
  let started = false;
  let unwritten: Checkpoint | null = null;

  /** Each of the three goes on without the others: a full disk for files must not keep events from being sealed. */
  const attempt = async <Result>(work: () => Promise<Result>, complaint: string): Promise<Result | null> => {
    try {
      return await work();
    } catch (error) {
      auditSealFailures.inc();
      log.error({ err: error }, complaint);
      return null;
    }
  };
  const compare = async () => {
    const found = await missingCheckpoint(sealerPool, checkpointDir, checksOf(keyring));
    started = true;
    if (found.kind === 'missing') unwritten = found.checkpoint;
    if (found.kind === 'contradiction') throw new Error(`The audit tables lack or contradict batch ${found.batch}.`);
  };
  const sealed = (checkpoint: Checkpoint) => {
    unwritten = checkpoint;
  };
  const seal = async (): Promise<SealAllResult> => {
    const waiting = await countWaiting(sealerPool);
    observeWaiting?.(waiting);
    if (waiting === 0) return 'nothing';
    return sealAll({ pool: sealerPool, signer, now, sealed, atMostMilliseconds: drainAtMostMilliseconds });
  };
  /** The last batch of a look is enough: its root covers those before it. */
  const writeDown = async () => {
    if (unwritten) appendCheckpoint(checkpointDir, unwritten);
    unwritten = null;
  };
  return async () => {
    if (!started)
      await attempt(compare, 'the audit tables could not be compared with their checkpoints, or contradict them');
    const result = await attempt(seal, 'audit events could not be sealed');
    await attempt(writeDown, 'an audit checkpoint could not be written to its file');
    return result;
  };
}

async function countWaiting(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>('select count(*)::int as waiting from audit.unsealed');
  return rows[0]?.waiting ?? 0;
}
