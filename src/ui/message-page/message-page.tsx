/**
 * A whole page that says one thing and where to go from here: refused, ended, gone, signed out, declined. Say what happened,
 * what it means and what to do; there is always a next step. Ours; USWDS has none.
 */
import { Icon, type IconName } from '../icon/icon.tsx';
import { ButtonGroup } from '../button/button.tsx';
import { Layout } from '../layout/layout.tsx';
import type { Content } from '../element.ts';

export interface MessagePageProps {
  /** Also the heading, unless `heading` says it in a whole sentence. */
  readonly title: string;
  readonly heading?: string | undefined;
  readonly icon: IconName;
  readonly tone: 'calm' | 'done' | 'waiting' | 'error';
  readonly children: Content;
  /** Buttons and links: the way on, the most useful first. */
  readonly actions: Content;
  /** A line at the end: the reference for the help desk. */
  readonly note?: Content;
}

export function MessagePage({ title, heading, icon, tone, children, actions, note }: MessagePageProps) {
  return (
    <Layout title={title}>
      <div class="cs-message">
        <span class={`cs-message__sign cs-message__sign--${tone}`}>
          <Icon name={icon} size="large" />
        </span>
        <h1 class="cs-message__heading">{heading ?? title}</h1>
        <div class="cs-message__text cs-stack">{children}</div>
        <ButtonGroup>{actions}</ButtonGroup>
        {note && <p class="cs-message__note">{note}</p>}
      </div>
    </Layout>
  );
}
