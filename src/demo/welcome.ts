/** What the start prints: where to go, and in the demo how to sign in as each person of the cast. */
import { cast, castPassword } from '../../db/seeds/cast.ts';
import type { OpenParts } from '../parts.ts';
import type { Origins } from '../platform/http/origins.ts';

export function welcome({ config }: OpenParts, origins: Origins | null): void {
  const lines = origins ? [`Countersign is ready at ${origins.publicUrl}`] : ['Countersign runs the worker.'];
  if (origins && config.demo) {
    lines.push('', `Sign in with one of these user IDs and the password ${castPassword}:`);
    for (const { userId, first, last, is } of Object.values(cast))
      lines.push(`  ${userId.padEnd(12)} ${`${first} ${last}`.padEnd(12)} ${is}`);
    lines.push('', `Codes and mail appear at ${origins.publicUrl}/dev/outbox. Ctrl-C stops everything.`);
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
