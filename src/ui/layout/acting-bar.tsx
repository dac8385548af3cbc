/**
 * The amber bar: whose work is being done, in which role, and the ways out. It is shown on every page as long as the hat is
 * worn and its colour is used for nothing else. Ours; USWDS has none.
 */
import { say } from '../../vocabulary/say.ts';
import { Icon } from '../icon/icon.tsx';
import { Link } from '../link/link.tsx';
import type { Acting } from '../frame.ts';

export function ActingBar({ acting }: { acting: Acting }) {
  return (
    <section class="cs-acting" aria-label={say('You are working for somebody else')}>
      <div class="cs-acting__row cs-width">
        <p class="cs-acting__text">
          <Icon name="person" />
          <span>
            {say('You are working for')} <strong>{acting.party}</strong> {say('as {role}', { role: acting.as })}
          </span>
        </p>
        <p class="cs-acting__ways">
          <Link href={acting.switchHref}>{say('Switch')}</Link>
          <Link href={acting.stopHref}>{say('Stop')}</Link>
        </p>
      </div>
    </section>
  );
}
