/**
 * The line above everything that keeps anybody from taking this for a government site: always in the demonstration, and until
 * the operator has set the agency's own name. Follows USWDS 3.14 "Banner" in place only, not in claim.
 */
import { say } from '../../vocabulary/say.ts';
import { constant } from '../constant.ts';
import { Icon } from '../icon/icon.tsx';
import type { Frame } from '../frame.ts';

type Owner = Readonly<Pick<Frame, 'demo' | 'agencyName'>>;

export const Banner = constant(({ demo, agencyName }: Owner) => {
  const notice = ownershipNotice({ demo, agencyName });
  if (notice === null) return null;
  return (
    <section class="cs-banner" aria-label={say('About this site')}>
      <p class="cs-banner__text cs-width">
        <Icon name="info" size="small" />
        <span>
          {notice}
          {demo && <span class="cs-banner__more"> {say('The people and numbers here are invented.')}</span>}
        </span>
      </p>
    </section>
  );
});

export function ownershipNotice(frame: Owner): string | null {
  if (frame.demo) return say('Demonstration: not a government system.');
  return frame.agencyName ? null : say('Not a government system.');
}
