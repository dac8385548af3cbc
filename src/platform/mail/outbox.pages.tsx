/**
 * What stands on the demo's outbox page: the newest letters as text, codes on top, links of ours as links to follow.
 * The route puts it into the layout; the platform knows no components, so these are plain elements in the classes of
 * the theme.
 */
import { formatEmailOrPhone, kindOf, stateOf } from './outbox-words.ts';
import { formatInstantLong } from '../../vocabulary/time-zone.ts';
import { say } from '../../vocabulary/say.ts';
import type { LetterHouse } from './letter-house.ts';
import type { OutboxLetter } from './outbox.ts';

interface OutboxLettersProps {
  readonly letters: readonly OutboxLetter[];
  readonly house: Pick<LetterHouse, 'publicUrl' | 'timeZone'>;
}

export function OutboxLetters({ letters, house }: OutboxLettersProps) {
  if (letters.length === 0)
    return (
      <p>{say('Nothing was sent yet. Letters, texts and calls of the demonstration appear here, newest first.')}</p>
    );
  return (
    <ol class="cs-plain-list cs-stack">
      {letters.map((letter) => (
        <li>
          <OutboxCard letter={letter} house={house} />
        </li>
      ))}
    </ol>
  );
}

function OutboxCard({ letter, house }: { letter: OutboxLetter; house: OutboxLettersProps['house'] }) {
  const headingId = `letter-${letter.id}`;
  return (
    <article class="cs-card" aria-labelledby={headingId}>
      <div class="cs-card__head">
        <h2 class="cs-card__heading" id={headingId}>
          {letter.subject}
        </h2>
      </div>
      <div class="cs-stack">
        <dl class="cs-facts">
          <Fact label={say('To')} value={formatEmailOrPhone(letter)} />
          <Fact label={say('Sent by')} value={`${kindOf(letter)}, ${stateOf(letter)}`} />
          <Fact label={say('Written')} value={formatInstantLong(letter.createdAt, house.timeZone)} />
          {letter.secret !== null && <Fact label={say('Code or PIN')} value={letter.secret} />}
        </dl>
        {letter.channel === 'mail' &&
          paragraphsOf(letter.text).map((lines) => <Paragraph lines={lines} house={house} />)}
      </div>
    </article>
  );
}

const Fact = ({ label, value }: { label: string; value: string }) => (
  <div class="cs-fact">
    <dt>{label}</dt>
    <dd class="cs-number">{value}</dd>
  </div>
);

/** The first paragraph is the subject again. */
const paragraphsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split(/\n\n+/)
    .slice(1)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== '--'))
    .filter((lines) => lines.length > 0);

function Paragraph({ lines, house }: { lines: readonly string[]; house: OutboxLettersProps['house'] }) {
  return (
    <p>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          <Line line={line} publicUrl={house.publicUrl} />
        </>
      ))}
    </p>
  );
}

/** A line that is a link of ours becomes one, as a path, so that it works under any name the demo is reached by. */
function Line({ line, publicUrl }: { line: string; publicUrl: string }) {
  const { origin } = new URL(publicUrl);
  if (!line.startsWith(`${origin}/`)) return <>{line}</>;
  return (
    <a class="usa-link" href={line.slice(origin.length)}>
      {line}
    </a>
  );
}
