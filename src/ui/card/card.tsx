/**
 * A white sheet for one group of things: one question group of a form, one list, one set of facts. `level` is the level of
 * its heading in the page (2 unless it stands inside another section). Follows USWDS 3.14 "Card".
 */
import type { Content } from '../element.ts';

export interface CardProps {
  readonly heading?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly children: Content;
  /** As wide as a form (34 em) instead of the whole column. */
  readonly narrow?: boolean | undefined;
  /** Stands at the right of the heading: a small link or button. */
  readonly action?: Content;
}

export function Card({ heading, level = 2, children, narrow, action }: CardProps) {
  return (
    <section class={narrow ? 'cs-card cs-card--narrow' : 'cs-card'}>
      {heading && (
        <div class="cs-card__head">
          {level === 2 ? <h2 class="cs-card__heading">{heading}</h2> : <h3 class="cs-card__heading">{heading}</h3>}
          {action}
        </div>
      )}
      <div class="cs-stack">{children}</div>
    </section>
  );
}

/** Cards beside each other where there is room, below each other where there is not. */
export function CardGrid({ children }: { children: Content }) {
  return <div class="cs-card-grid">{children}</div>;
}
