/** What is said first of a deactivated NPI: since when, why as far as the files tell, and what took its place. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Link } from '../../ui/link/link.tsx';
import { formatNpi } from '../../vocabulary/npi.ts';
import { formatLongDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import type { WholeRecord } from '../provider/whole-record.rules.ts';
import { registryPaths } from '../paths.ts';
import { deactivationReasonInWords } from './record-sentences.rules.ts';

export function DeactivationNote({ record }: { record: WholeRecord }) {
  const { deactivatedOn, deactivationReason, replacementNpi } = record;
  return (
    <Alert
      kind="warning"
      heading={
        deactivatedOn === null
          ? say('This NPI is deactivated')
          : say('This NPI was deactivated on {date}', { date: formatLongDate(deactivatedOn) })
      }
    >
      <p>
        {deactivationReason !== null && `${deactivationReasonInWords(deactivationReason)} `}
        {say(
          'It identifies nobody on claims from that day on. Its record stays here, so that older papers can be read.',
        )}
      </p>
      {record.kind === null && <p>{say('The registry knows the number and this date, and nothing else of it.')}</p>}
      {replacementNpi !== null && (
        <p>
          {say('Its place was taken by')}{' '}
          <Link href={registryPaths.record(replacementNpi)}>
            {say('NPI {npi}', { npi: formatNpi(replacementNpi) })}
          </Link>
          .
        </p>
      )}
    </Alert>
  );
}
