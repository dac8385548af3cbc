/**
 * `audit verify` and `audit checkpoint`. Both may run beside a server: verify reads one snapshot, checkpoint seals only
 * when nobody else does. What checkpoint prints can be kept anywhere and given back to verify with --checkpoint.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../vocabulary/say.ts';
import { EXIT_DONE, EXIT_FAILED, readWords, wronglyCalled, type Command, type CommandParts } from '../cli/command.ts';
import { publicSigningKey } from '../crypto/signing.ts';
import { checksOf, signerOf } from './audit-keys.ts';
import { appendCheckpoint, readCheckpoint, type Checkpoint } from './checkpoint.ts';
import { bookOf, openCheckpointBook, type CheckpointBook } from './checkpoint-book.ts';
import { checkpointFolder } from './checkpoint-folder.ts';
import { findCheckpoint } from './checkpoint-head.ts';
import { checkpointHolds } from './checkpoint-start.ts';
import { findingSentence } from './findings.ts';
import { sealAll, type SealAllResult } from './seal-all.ts';
import { verifyAudit, type AuditReport } from './verify.ts';

const verifyUsage = 'audit verify [--checkpoint FILE]…';
const checkpointUsage = 'audit checkpoint';

export const auditCommands: readonly Command[] = [
  { verb: 'audit verify', usage: verifyUsage, run: runVerify },
  { verb: 'audit checkpoint', usage: checkpointUsage, run: runCheckpoint },
];

async function runVerify(args: string[], parts: CommandParts): Promise<number> {
  const words = readWords(args, { checkpoint: 'value' }, 'none');
  if (!words) return wronglyCalled(verifyUsage, parts);
  const files = words.options.get('checkpoint') ?? [];
  const brought = files.map(readBook);
  const unreadable = files.find((_, index) => brought[index] === null);
  if (unreadable !== undefined) {
    parts.err(say('{file} holds no checkpoint.', { file: unreadable }));
    return EXIT_FAILED;
  }
  const kept = openCheckpointBook(checkpointFolder(parts.dataDir));
  const books = [kept, ...brought.filter((book) => book !== null)];
  const report = await verifyAudit(parts.sealerPool, { books, checks: checksOf(parts.ctx.keyring) });
  if (parts.json) parts.out(JSON.stringify({ ...report, findings: report.findings.map(withSentence) }));
  else tell(report, parts);
  return report.ok ? EXIT_DONE : EXIT_FAILED;
}

/** Null when the file cannot be read or one of its lines is no checkpoint. */
function readBook(path: string): CheckpointBook | null {
  try {
    const checkpoints = readFileSync(path, 'utf8').split('\n').filter(Boolean).map(readCheckpoint);
    const whole = checkpoints.filter((checkpoint) => checkpoint !== null);
    return whole.length > 0 && whole.length === checkpoints.length ? bookOf(whole) : null;
  } catch {
    return null;
  }
}

const withSentence = (finding: AuditReport['findings'][number]) => ({ ...finding, says: findingSentence(finding) });

function tell(report: AuditReport, { out, err }: CommandParts): void {
  const { events, batches, waiting, lastCheckpoint, findings, findingsTotal, damagedCheckpointLines } = report;
  for (const finding of findings) out(findingSentence(finding));
  if (findingsTotal > findings.length) out(say('… and {more} more.', { more: findingsTotal - findings.length }));
  out(say('{events} events in {batches} batches; {waiting} wait for their number.', { events, batches, waiting }));
  if (lastCheckpoint) out(say('Compared with checkpoints up to batch {batch}.', { batch: lastCheckpoint.batch }));
  else err(say('There is no checkpoint to compare with: nobody can tell whether the end was cut.'));
  if (damagedCheckpointLines > 0)
    err(say('{lines} lines of the checkpoint files cannot be read.', { lines: damagedCheckpointLines }));
  out(report.ok ? say('The record is whole.') : say('Findings: {findingsTotal}.', { findingsTotal }));
}

/** A server that runs seals within a second; without one, it is done here. */
const sealWithinMilliseconds = 10_000;
const waitMilliseconds = 100;

async function runCheckpoint(args: string[], parts: CommandParts): Promise<number> {
  if (!readWords(args, {}, 'none')) return wronglyCalled(checkpointUsage, parts);
  const { sealerPool: pool, dataDir, now } = parts;
  const sealed = (checkpoint: Checkpoint) => appendCheckpoint(checkpointFolder(dataDir), checkpoint);
  const until = performance.now() + sealWithinMilliseconds;
  const seal = () =>
    sealAll({ pool, signer: signerOf(parts.ctx.keyring), now, sealed, atMostMilliseconds: until - performance.now() });
  let result = await seal();
  while (result === 'busy') {
    await sleep(waitMilliseconds);
    result = await seal();
  }
  const checkpoint = await findCheckpoint(pool, 'last');
  const complaint = complaintOf(result, checkpoint, parts);
  if (complaint || !checkpoint) {
    parts.err(complaint ?? say('There is no event yet.'));
    return EXIT_FAILED;
  }
  parts.out(JSON.stringify({ ...checkpoint, publicKey: publicSigningKey(parts.ctx.keyring, checkpoint.keyId) }));
  return EXIT_DONE;
}

function complaintOf(result: SealAllResult, checkpoint: Checkpoint | null, { ctx }: CommandParts): string | null {
  if (result === 'late') return say('Events come faster than they are sealed. Try again.');
  if (checkpoint && !checkpointHolds(checkpoint, checksOf(ctx.keyring)))
    return say('The last batch is not signed by a key of ours. Run audit verify.');
  return null;
}
