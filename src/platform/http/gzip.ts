/** Answers are compressed for whoever takes gzip, where they hold nothing secret: a secret could be guessed from their length. */
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Visit } from './visit.ts';

/** Below it a gzip header costs more than it saves. */
export const zippedFromBytes = 1024;
const zip = promisify(gzip);

export const takesGzip = (visit: Visit): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(visit.header('accept-encoding') ?? '');

/** Fast rather than small: the last tenth of the bytes would take most of the time. */
export const zipped = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await zip(bytes, { level: constants.Z_BEST_SPEED }));
