/**
 * How something in progress stands, as a sentence with a name, a clock and a next step: "Waiting for Ada Okafor since Tuesday.
 * We remind her tomorrow." A bare word ("Pending") is a Status; this is for the page about that one thing. Ours.
 */
import { Icon } from '../icon/icon.tsx';
import type { StatusKind } from '../status/status.tsx';
import type { Content } from '../element.ts';

export interface ProgressNoteProps {
  readonly kind: Extract<StatusKind, 'done' | 'waiting' | 'ended' | 'refused'>;
  /** Who, and since when. */
  readonly heading: string;
  /** What happens next by itself, and what the reader can do. */
  readonly children?: Content;
}

const icons = { done: 'done', waiting: 'waiting', ended: 'ended', refused: 'cross' } as const;

export function ProgressNote({ kind, heading, children }: ProgressNoteProps) {
  return (
    <div class={`cs-progress cs-progress--${kind}`}>
      <Icon name={icons[kind]} />
      <div>
        <p class="cs-progress__heading">{heading}</p>
        {children && <div class="cs-progress__text cs-stack">{children}</div>}
      </div>
    </div>
  );
}
