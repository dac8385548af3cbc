/**
 * The key file: a key document that only its owner may read (0600), with the shred ledger beside it.
 * It is replaced as a whole, never edited in place: a crash leaves the old file or the new one, nothing between.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { KeyFileProblem } from './errors.ts';
import { makeKeyDocument } from './key-document.ts';
import type { Storage } from './local-vault.ts';
import { ledgerLine, readLedger } from './shred-ledger.ts';

const ownerOnly = 0o600;
const anyoneElse = 0o077;

/** Writes fresh keys to `path` where there are none yet, and says which. An existing file is never touched. */
export function createKeyFile(path: string, now: Date): 'created' | 'kept' {
  const draft = writeDraft(path, `${JSON.stringify(makeKeyDocument(now), null, 2)}\n`);
  try {
    // A link, unlike a rename, fails when another process was first: two starts at once agree on one file.
    linkSync(draft, path);
    syncFolder(path);
    return 'created';
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return 'kept';
    throw new KeyFileProblem(`MASTER_KEY_FILE: ${path} cannot be written (${codeOf(cause)}).`);
  } finally {
    rmSync(draft, { force: true });
  }
}

export function fileStorage(path: string): Storage {
  const ledger = ledgerPath(path);
  return {
    read: () => readKeyFile(path),
    replace: (text) => {
      renameSync(writeDraft(path, text), path);
      syncFolder(path);
    },
    stamp: () => {
      const seen = statSync(path, { bigint: true, throwIfNoEntry: false });
      return seen === undefined ? 'missing' : `${seen.ino}:${seen.size}:${seen.mtimeNs}`;
    },
    listShredded: async () => readLedger(await readFile(ledger, 'utf8').catch(emptyWhenMissing)),
    noteShredded: async (shredding) => {
      const file = await open(ledger, 'a', ownerOnly);
      try {
        await file.appendFile(ledgerLine(shredding));
        await file.sync();
      } finally {
        await file.close();
      }
      syncFolder(ledger);
    },
    settleMilliseconds: 1500,
  };
}

export const ledgerPath = (keyFile: string): string => `${keyFile}.shredded`;

function readKeyFile(path: string): string {
  let mode: number;
  let text: string;
  try {
    mode = statSync(path).mode;
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    const why =
      codeOf(cause) === 'ENOENT'
        ? `does not exist; make it with: npm run countersign -- keys create ${path}`
        : `cannot be read (${codeOf(cause)}).`;
    throw new KeyFileProblem(`MASTER_KEY_FILE: ${path} ${why}`);
  }
  if ((mode & anyoneElse) === 0) return text;
  const shown = (mode & 0o777).toString(8).padStart(4, '0');
  throw new KeyFileProblem(`MASTER_KEY_FILE: ${path} is open to others (mode ${shown}); run: chmod 600 ${path}`);
}

function writeDraft(path: string, text: string): string {
  const draft = `${resolve(path)}.${randomBytes(6).toString('hex')}`;
  try {
    makeFolder(dirname(draft));
    const file = openSync(draft, 'wx', ownerOnly);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return draft;
  } catch (cause) {
    throw new KeyFileProblem(`MASTER_KEY_FILE: ${path} cannot be written (${codeOf(cause)}).`);
  }
}

/** Makes the new name itself survive a power cut. */
function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function emptyWhenMissing(cause: unknown): string {
  if (codeOf(cause) === 'ENOENT') return '';
  throw new KeyFileProblem(`MASTER_KEY_FILE: the shred ledger beside it cannot be read (${codeOf(cause)}).`);
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'unknown';
}
