/** Ways to take a record along: on paper, to a phone, into a program. */
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { PrintButton } from '../../ui/print-button/print-button.tsx';
import { QrCode } from '../../ui/qr-code/qr-code.tsx';
import { say } from '../../vocabulary/say.ts';
import { registryPaths } from '../paths.ts';

export function TakeAwayCard({ npi, name, address }: { npi: string; name: string; address: string }) {
  return (
    <Card heading={say('Take it along')}>
      <QrCode address={address} of={name} />
      <p class="cs-small cs-break">{address}</p>
      <p>
        <Link href={registryPaths.recordJson(npi)}>{say('This record as JSON')}</Link>
      </p>
      <div>
        <PrintButton />
      </div>
    </Card>
  );
}
