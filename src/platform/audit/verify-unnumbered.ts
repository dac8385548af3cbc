/**
 * Events without a number. Those that wait for one must be whole; one that neither has a number nor waits was put in by
 * hand, or was taken off the waiting list.
 */
import type { PoolClient } from 'pg';
import type { AuditChecks } from './audit-keys.ts';
import type { FindingList } from './findings.ts';
import { checkEvent, eventColumns } from './verify-event.ts';
import { streamRows, text } from './verify-stream.ts';

const selectWaiting = `
  select u.event_id::text, (s.event_id is not null)::text, ${eventColumns}
  from audit.unsealed u
  left join audit.sequence s on s.event_id = u.event_id
  left join audit.event e on e.event_id = u.event_id
  order by u.event_id`;

const selectUnlisted = `
  select e.event_id::text from audit.event e
  where not exists (select from audit.sequence s where s.event_id = e.event_id)
    and not exists (select from audit.unsealed u where u.event_id = e.event_id)
  order by e.event_id`;

/** How many events wait. */
export async function verifyUnnumbered(
  client: PoolClient,
  { checks, list }: { checks: AuditChecks; list: FindingList },
): Promise<number> {
  let waiting = 0;
  for await (const row of streamRows(client, 'audit_waiting', selectWaiting)) {
    const [id, numbered] = row;
    const eventId = text(id);
    const { state, macKeyId } = checkEvent(row, 2, checks);
    waiting += 1;
    if (numbered === 'true') list.add({ kind: 'waiting-numbered', eventId });
    if (state === 'missing') list.add({ kind: 'waiting-missing', eventId });
    if (state === 'edited') list.add({ kind: 'event-edited', eventId });
    if (state === 'foreign') list.add({ kind: 'event-foreign', eventId });
    if (state === 'key-unknown') list.add({ kind: 'key-unknown', eventId, name: macKeyId });
  }
  for await (const [id] of streamRows(client, 'audit_unlisted', selectUnlisted)) {
    list.add({ kind: 'event-unlisted', eventId: text(id) });
  }
  return waiting;
}
