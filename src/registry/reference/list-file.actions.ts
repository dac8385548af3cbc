/** What loading a reference list from a file of its publisher takes: its whole text, and the audit event. */
import { record } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openBytes } from '../../platform/files/byte-source.ts';

export interface ListFile {
  readonly text: string;
  /** SHA-256 of the file as it lies on disk. */
  readonly digest: string;
}

/** Of a zip, the first member that is a list. Throws the error of the file system when it cannot be read. */
export async function readListFile(path: string): Promise<ListFile> {
  const chunks: Uint8Array[] = [];
  const source = await openBytes({ path }, /\.(csv|txt)$/i);
  for await (const chunk of source.unpacked) chunks.push(chunk);
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  return { text, digest: source.digest().toString('hex') };
}

/** In the transaction of its rows. */
export const recordList = (
  own: Ctx,
  kind: 'taxonomies' | 'zip-positions',
  { digest }: ListFile,
  rows: number,
): Promise<void> =>
  record(own, {
    action: 'registry.import',
    outcome: 'done',
    object: { type: 'file', id: newId(own.now) },
    details: { kind, digest, rows, applied: rows, rejected: 0 },
  });
