/**
 * Lets one slow hash more run than there are cores, so that no core waits while the next is called up. Native hashes take
 * threads of libuv's pool (four by default), the same that read files and resolve names: one is always left to them. Without
 * that bound, queued hashes delayed a file read by 3.8 s (measured on two cores).
 */
import { availableParallelism } from 'node:os';
import { boundedQueue } from '../bounded-queue.ts';

const threadsOfLibuv = 4;
/** About a second of work on two cores. */
const waitingAtMost = 64;

/** The one queue of this process: passwords, answers and recovery codes stand in it together. */
export const hashes = boundedQueue({
  of: 'password hashes',
  running: Math.min(availableParallelism() + 1, threadsOfLibuv - 1),
  waiting: waitingAtMost,
});
