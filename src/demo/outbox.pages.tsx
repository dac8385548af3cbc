/** Everything that the demo would have sent: letters, texts and calls, newest first, with the codes and links in them. */
import type { OutboxLetter } from '../platform/mail/outbox.ts';
import { Card } from '../ui/card/card.tsx';
import { EmptyState } from '../ui/empty-state/empty-state.tsx';
import { Layout } from '../ui/layout/layout.tsx';
import { Link } from '../ui/link/link.tsx';
import { PageHeading } from '../ui/page-heading/page-heading.tsx';
import { SummaryList } from '../ui/summary-list/summary-list.tsx';
import { say } from '../vocabulary/say.ts';
import { formatInstant } from '../vocabulary/time-zone.ts';

export const OutboxPage = ({ letters, timeZone }: { letters: readonly OutboxLetter[]; timeZone: string }) => (
  <Layout title={say('Outbox of the demo')}>
    <PageHeading lede={say('The demo sends nothing. What would have left stands here, newest first.')}>
      {say('Outbox of the demo')}
    </PageHeading>
    {letters.length === 0 ? (
      <EmptyState heading={say('Nothing was sent yet.')}>
        {say('A code appears here as soon as a page sends one.')}
      </EmptyState>
    ) : (
      <div class="cs-stack">
        {letters.map((letter) => (
          <LetterCard letter={letter} timeZone={timeZone} />
        ))}
      </div>
    )}
  </Layout>
);

function LetterCard({ letter, timeZone }: { letter: OutboxLetter; timeZone: string }) {
  return (
    <Card heading={letter.subject || channelWord(letter.channel)}>
      <SummaryList
        facts={[
          { label: channelWord(letter.channel), value: letter.to },
          { label: say('Written'), value: formatInstant(letter.createdAt, timeZone) },
        ]}
      />
      {paragraphs(letter.text).map((lines) => (
        <p>
          {lines.map((line, index) => (
            <>
              {index > 0 && <br />}
              <Line text={line} />
            </>
          ))}
        </p>
      ))}
    </Card>
  );
}

function channelWord(channel: OutboxLetter['channel']): string {
  switch (channel) {
    case 'mail':
      return say('E-mail to');
    case 'text':
      return say('Text message to');
    case 'voice':
      return say('Voice call to');
  }
}

const paragraphs = (text: string): readonly (readonly string[])[] =>
  text
    .split(/\n{2,}/)
    .map((part) => part.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0);

/** A line that is an address of ours becomes a link to its path, so that the demo works under either name of this machine. */
function Line({ text }: { text: string }) {
  const address = text.trim();
  if (!/^https?:\/\/\S+$/.test(address) || !URL.canParse(address)) return <>{text}</>;
  const { pathname, search } = new URL(address);
  return <Link href={pathname + search}>{address}</Link>;
}
