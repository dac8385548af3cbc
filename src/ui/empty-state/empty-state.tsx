/**
 * Stands where a list would be: says what would be here, how it comes to be, and offers that step. Ours; USWDS has none.
 */
import type { Content } from '../element.ts';

export interface EmptyStateProps {
  /** What would be here: "No Employers Exist." */
  readonly heading: string;
  /** How it comes to be. */
  readonly children?: Content;
  /** The button or link that starts it. */
  readonly action?: Content;
}

export function EmptyState({ heading, children, action }: EmptyStateProps) {
  return (
    <div class="cs-empty">
      <p class="cs-empty__heading">{heading}</p>
      {children && <div class="cs-empty__text">{children}</div>}
      {action && <div class="cs-empty__action">{action}</div>}
    </div>
  );
}
