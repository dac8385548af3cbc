/**
 * The top of a front page: what this is, in one sentence, and the door beside it. The front pages of identity, registry and
 * enrollment share it. On a phone the words come first and the door after them, unless `doorFirst` says otherwise. Follows USWDS 3.14 "Hero" in purpose.
 */
import type { Content } from '../element.ts';

export interface HeroProps {
  /** The page's h1. */
  readonly heading: Content;
  readonly lede: Content;
  /** Buttons under the words. */
  readonly actions: Content;
  /** A line under the buttons. */
  readonly note?: Content;
  /** The card beside: the sign-in form. */
  readonly door: Content;
  /** After a failed sign-in the form is what matters. */
  readonly doorFirst?: boolean | undefined;
}

export function Hero({ heading, lede, actions, note, door, doorFirst }: HeroProps) {
  return (
    <div class={doorFirst ? 'cs-hero cs-hero--door-first' : 'cs-hero'}>
      <div class="cs-hero__words">
        <h1 class="cs-hero__heading">{heading}</h1>
        <p class="cs-hero__lede">{lede}</p>
        {!doorFirst && <Ways actions={actions} note={note} />}
      </div>
      <div class="cs-hero__door">{door}</div>
      {doorFirst && <Ways actions={actions} note={note} />}
    </div>
  );
}

function Ways({ actions, note }: Pick<HeroProps, 'actions' | 'note'>) {
  return (
    <div class="cs-hero__ways">
      <div class="cs-hero__actions">{actions}</div>
      {note && <p class="cs-hero__note">{note}</p>}
    </div>
  );
}
