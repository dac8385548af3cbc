/** The path of a right in words: who approved what, when, and by which connection. One sentence for every kind of path. */
import { say } from '../../vocabulary/say.ts';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { dayInZone } from '../../vocabulary/time-zone.ts';
import { formatTrackingId } from '../../vocabulary/tracking-id.ts';
import type { AuthorityPath } from '../authority/authority.rules.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';

interface Told {
  /** Account → name of whoever approved. */
  readonly names: ReadonlyMap<string, string>;
  readonly zone: string;
  readonly party: string;
}

const nameIn = (names: ReadonlyMap<string, string>, accountId: string | null): string | null =>
  accountId === null ? null : (names.get(accountId) ?? null);

export function becauseSentence(path: AuthorityPath, { names, zone, party }: Told): string {
  const day = (at: Date): string => formatUsDate(dayInZone(at, zone));
  const role = roleLabel(path.role);
  const employer = path.employerName;
  const by = nameIn(names, path.approvedBy);
  if (path.connection === null) {
    if (path.role === 'individual_provider') return say('because this is your own practice');
    return by === null
      ? say('because you are {role} of {employer} since {date}', { role, employer, date: day(path.approvedAt) })
      : say('because {by} approved you as {role} of {employer} on {date}', {
          by,
          role,
          employer,
          date: day(path.approvedAt),
        });
  }
  const { trackingId, approvedBy, approvedAt, until } = path.connection;
  const values = {
    role,
    employer,
    party,
    tracking: formatTrackingId(trackingId),
    by: nameIn(names, approvedBy) ?? party,
    date: day(approvedAt),
    until: until === null ? '' : day(until),
  };
  return until === null
    ? say('because you are {role} of {employer}, and {by} approved its connection {tracking} on {date}', values)
    : say(
        'because you are {role} of {employer}, and {by} approved its connection {tracking} on {date}, until {until}',
        values,
      );
}
