/**
 * Facts with their labels: a profile, a review before sending, a receipt. A fact may carry the way to change it.
 * Ours, after the summary list of the field's best public services; USWDS has none.
 */
import { say } from '../../vocabulary/say.ts';
import { Link } from '../link/link.tsx';
import type { Content } from '../element.ts';

export interface Fact {
  readonly label: string;
  readonly value: Content;
  /** Where it can be changed. */
  readonly changeHref?: string | undefined;
  /** The word of that link, when "Change" is not the one people know ("Modify"). */
  readonly changeLabel?: string | undefined;
}

export function SummaryList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="cs-facts">
      {facts.map((fact) => (
        <div class="cs-fact">
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
          {fact.changeHref && (
            <dd class="cs-fact__change">
              <Link href={fact.changeHref} label={`${changeWord(fact)} ${fact.label}`}>
                {changeWord(fact)}
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const changeWord = (fact: Fact): string => fact.changeLabel ?? say('Change');
