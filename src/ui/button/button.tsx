/**
 * Buttons, and links that look like one. A page has one primary button, named by its result ("Send request", not "Submit").
 * A disabled button explains nothing, so there is none: let people press it and say what is missing.
 * Follows USWDS 3.14 "Button" and "Button group".
 */
import { say } from '../../vocabulary/say.ts';
import { Icon, type IconName } from '../icon/icon.tsx';
import { safeHref } from '../safe-href.ts';
import type { Content } from '../element.ts';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

const classes: Readonly<Record<ButtonKind, string>> = {
  primary: 'usa-button cs-button',
  secondary: 'usa-button usa-button--outline cs-button cs-button--secondary',
  quiet: 'usa-button usa-button--unstyled cs-button--quiet',
  danger: 'usa-button cs-button cs-button--danger',
};

export interface ButtonProps {
  readonly children: Content;
  readonly kind?: ButtonKind | undefined;
  readonly type?: 'submit' | 'button' | undefined;
  /** Posted with the form when this button is the one that was pressed. */
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconName | undefined;
  /** Adds to the text for those who do not see the row that the button stands in: "Approve" + "Cleo Marsh". */
  readonly about?: string | undefined;
  /** The id of the form it belongs to, when it stands outside. */
  readonly form?: string | undefined;
}

export function Button({
  children,
  kind = 'primary',
  type = 'submit',
  name,
  value,
  small,
  icon,
  about,
  form,
}: ButtonProps) {
  return (
    <button type={type} class={classOf(kind, small)} name={name} value={value} form={form}>
      {icon && <Icon name={icon} />}
      {children}
      {about && <span class="usa-sr-only"> {about}</span>}
    </button>
  );
}

export interface LinkButtonProps {
  readonly href: string;
  readonly children: Content;
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: IconName | undefined;
  readonly about?: string | undefined;
  readonly newTab?: boolean | undefined;
}

export function LinkButton({ href, children, kind = 'primary', small, icon, about, newTab }: LinkButtonProps) {
  const address = safeHref(href);
  if (address === null) return <span class="cs-no-link">{children}</span>;
  return (
    <a
      href={address}
      class={classOf(kind, small)}
      target={newTab ? '_blank' : undefined}
      rel={newTab ? 'noopener' : undefined}
    >
      {icon && <Icon name={icon} />}
      {children}
      {about && <span class="usa-sr-only"> {about}</span>}
      {newTab && <span class="usa-sr-only"> {say('(opens in a new tab)')}</span>}
    </a>
  );
}

/** Buttons side by side, below each other on a phone: the primary one first. */
export function ButtonGroup({ children }: { children: Content }) {
  return <div class="cs-buttons">{children}</div>;
}

function classOf(kind: ButtonKind, small: boolean | undefined): string {
  return small ? `${classes[kind]} cs-button--small` : classes[kind];
}
