/**
 * Writing that fails by what the operator can mend (no right, no room, no such disk) is one line that names the file, not a
 * fault of ours.
 */
import { StartRefusal } from '../config/refusal.ts';

export async function written<Value>(path: string, write: () => Promise<Value>): Promise<Value> {
  try {
    return await write();
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    throw new StartRefusal(`${path}: the file cannot be written (${String(cause.code)}).`, { cause });
  }
}
