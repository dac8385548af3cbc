/**
 * More about something, opened by whoever wants it; works without script and is open on paper. Never hide what everybody needs.
 * Follows USWDS 3.14 "Accordion", on the browser's own details element.
 */
import { Icon } from '../icon/icon.tsx';
import type { Content } from '../element.ts';

export interface ExpandableProps {
  readonly summary: Content;
  readonly children: Content;
  readonly open?: boolean | undefined;
  /** Boxed, for whole sections (an employer with its details); plain for a line of help. */
  readonly kind?: 'plain' | 'box' | undefined;
}

export function Expandable({ summary, children, open, kind = 'plain' }: ExpandableProps) {
  return (
    <details class={`cs-expandable cs-expandable--${kind}`} open={open}>
      <summary class="cs-expandable__summary">
        <Icon name="down" />
        <span>{summary}</span>
      </summary>
      <div class="cs-expandable__content cs-stack">{children}</div>
    </details>
  );
}
