/**
 * A number to be read aloud or passed on: a tracking ID, an NPI, in groups. The script adds "Copy", which copies it without the
 * groups. Ours; USWDS has none.
 */
import { formatNpi } from '../../vocabulary/npi.ts';
import { say } from '../../vocabulary/say.ts';
import { formatTrackingId } from '../../vocabulary/tracking-id.ts';
import { Icon } from '../icon/icon.tsx';

export function TrackingId({ id }: { id: string }) {
  return <Copyable value={id} shown={formatTrackingId(id)} what={say('tracking ID')} />;
}

export function NpiNumber({ npi }: { npi: string }) {
  return <Copyable value={npi} shown={formatNpi(npi)} what={say('NPI')} />;
}

function Copyable({ value, shown, what }: { value: string; shown: string; what: string }) {
  return (
    <span class="cs-copyable">
      <span class="cs-copyable__value">{shown}</span>
      <button class="cs-copy" type="button" data-copy={value} data-copied={say('Copied')} hidden>
        <Icon name="copy" size="small" />
        <span data-copy-word>{say('Copy')}</span>
        <span class="usa-sr-only"> {what}</span>
      </button>
    </span>
  );
}
