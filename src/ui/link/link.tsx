/**
 * A link within the text. An address that safe-href refuses shows its text without a link; an address elsewhere is marked as
 * such. Follows USWDS 3.14 "Link".
 */
import { say } from '../../vocabulary/say.ts';
import { Icon, type IconName } from '../icon/icon.tsx';
import { isElsewhere, safeHref } from '../safe-href.ts';
import type { Content } from '../element.ts';

export interface LinkProps {
  readonly href: string;
  readonly children: Content;
  /** For links whose words alone do not say where they lead: read instead of the text, and must begin with it. */
  readonly label?: string | undefined;
  /** The page this link leads to is the one being shown. */
  readonly current?: boolean | undefined;
  readonly newTab?: boolean | undefined;
  readonly kind?: 'text' | 'onward' | 'plain' | undefined;
}

export function Link({ href, children, label, current, newTab, kind = 'text' }: LinkProps) {
  const address = safeHref(href);
  if (address === null) return <span class="cs-no-link">{children}</span>;
  return (
    <a
      href={address}
      class={`usa-link cs-link cs-link--${kind}`}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      target={newTab ? '_blank' : undefined}
      rel={newTab ? 'noopener' : undefined}
    >
      {children}
      {kind === 'onward' && <EndIcon name="onward" />}
      {isElsewhere(address) && <EndIcon name="elsewhere" />}
      {newTab && <span class="usa-sr-only"> {say('(opens in a new tab)')}</span>}
    </a>
  );
}

/** A word joiner keeps the icon from standing alone on the next line. */
const EndIcon = ({ name }: { name: IconName }) => (
  <span class="cs-link__end">
    {'\u2060'}
    <Icon name={name} size="small" />
  </span>
);
