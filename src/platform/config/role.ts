/** `--role web|worker`: which half of the server this process is; without it, both. */
import { parseArgs } from 'node:util';
import { StartRefusal } from './refusal.ts';

export interface Role {
  readonly web: boolean;
  readonly worker: boolean;
}

export function roleOf(args: readonly string[]): Role {
  const role = roleNamed(args);
  if (role !== undefined && role !== 'web' && role !== 'worker')
    throw new StartRefusal(`--role must be web or worker, not "${role}".`);
  return { web: role !== 'worker', worker: role !== 'web' };
}

function roleNamed(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { role: { type: 'string' } } }).values.role;
  } catch (cause) {
    throw new StartRefusal(`Usage: npm start [-- --role web|worker] (${(cause as Error).message}).`, { cause });
  }
}
