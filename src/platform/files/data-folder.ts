/** DATA_DIR, made where it is missing, and proven to be writable before anything depends on it. */
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../config/refusal.ts';
import { makeFolder } from './make-folder.ts';

export function openDataFolder(path: string): void {
  try {
    makeFolder(path);
    const probe = join(path, `.probe-${randomBytes(6).toString('hex')}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (cause) {
    throw new StartRefusal(`DATA_DIR: ${path} cannot be written (${(cause as NodeJS.ErrnoException).code}).`, {
      cause,
    });
  }
}
