/** Whom to call: the help desk of this installation, as its operator configured it. Shown on every page that explains. */
import { Card } from '../../ui/card/card.tsx';
import { Link } from '../../ui/link/link.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { say } from '../../vocabulary/say.ts';

export interface Desk {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string | null;
}

/** A number that is never broken at the end of a line: with hyphens that hold. */
const unbroken = (phone: string): string => phone.replaceAll('-', '\u2011');

export const DeskCard = ({ desk, heading = say('Whom to call') }: { desk: Desk; heading?: string | undefined }) => (
  <Card heading={heading}>
    <SummaryList
      facts={[
        { label: say('Name'), value: desk.name },
        {
          label: say('Phone'),
          value: <Link href={`tel:${desk.phone.replace(/[^\d+]/g, '')}`}>{unbroken(desk.phone)}</Link>,
        },
        { label: say('E-mail'), value: <Link href={`mailto:${desk.email}`}>{desk.email}</Link> },
        ...(desk.address ? [{ label: say('By post'), value: desk.address }] : []),
      ]}
    />
    <p class="cs-soft cs-small">
      {say('They never ask for your password or for a code. Whoever does is not the help desk.')}
    </p>
  </Card>
);
