/**
 * A message that stands in the page: an icon and a word say its kind, never the colour alone. Give it a heading that says
 * what happened; the children say what it means and what to do. Follows USWDS 3.14 "Alert".
 */
import { say } from '../../vocabulary/say.ts';
import { Icon } from '../icon/icon.tsx';
import type { Content } from '../element.ts';

export type AlertKind = 'info' | 'done' | 'warning' | 'error';

export interface AlertProps {
  readonly kind: AlertKind;
  readonly heading?: string | undefined;
  readonly children?: Content;
  /** Read out as soon as the page is there: for the answer to what the person just did. */
  readonly announce?: boolean | undefined;
}

export function Alert({ kind, heading, children, announce }: AlertProps) {
  return (
    <div class={`usa-alert usa-alert--no-icon cs-alert cs-alert--${kind}`} role={announce ? roleOf(kind) : undefined}>
      <Icon name={kind} />
      <div class="usa-alert__body cs-alert__body">
        {heading ? (
          <p class="cs-alert__heading">
            <span class="usa-sr-only">{wordOf(kind)}: </span>
            {heading}
          </p>
        ) : (
          <span class="usa-sr-only">{wordOf(kind)}: </span>
        )}
        {children && <div class="usa-alert__text cs-stack">{children}</div>}
      </div>
    </div>
  );
}

const roleOf = (kind: AlertKind): 'alert' | 'status' => (kind === 'error' ? 'alert' : 'status');

function wordOf(kind: AlertKind): string {
  const words = { info: say('Information'), done: say('Done'), warning: say('Attention'), error: say('Error') };
  return words[kind];
}
