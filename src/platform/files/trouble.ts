/**
 * Tells the errors that lie in a file from those that lie in us: no such file, no right to read it, a damaged archive.
 * Whatever it does not know is our fault and is thrown on by the caller.
 */
import { NoSuchMember } from './zip-entry.ts';

export type FileTrouble = 'file-missing' | 'file-unreadable' | 'file-no-member' | 'file-broken';

const byCode: Readonly<Record<string, FileTrouble>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EACCES: 'file-unreadable',
  EPERM: 'file-unreadable',
  EISDIR: 'file-unreadable',
  Z_DATA_ERROR: 'file-broken',
  Z_BUF_ERROR: 'file-broken',
};

export function fileTrouble(error: unknown): FileTrouble | null {
  if (error instanceof NoSuchMember) return 'file-no-member';
  if (!(error instanceof Error) || !('code' in error)) return null;
  return byCode[String(error.code)] ?? null;
}
