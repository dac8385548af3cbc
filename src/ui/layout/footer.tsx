/** The end of every page: the four links people look for there, and whose installation this is. Follows USWDS 3.14 "Footer". */
import { say } from '../../vocabulary/say.ts';
import { Link } from '../link/link.tsx';
import { ownershipNotice } from './banner.tsx';
import type { Frame } from '../frame.ts';

export function Footer({ frame, help }: { frame: Frame; help: string }) {
  const { links } = frame;
  return (
    <footer class="cs-footer">
      <div class="cs-footer__row cs-width">
        <nav aria-label={say('Footer')}>
          <ul class="cs-footer__links">
            <li>
              <Link href={links.accessibility}>{say('Accessibility statement')}</Link>
            </li>
            <li>
              <Link href={links.privacy}>{say('Privacy')}</Link>
            </li>
            <li>
              <Link href={help}>{say('Help')}</Link>
            </li>
            <li>
              <Link href={links.guides}>{say('Guides')}</Link>
            </li>
          </ul>
        </nav>
        <p class="cs-footer__whose">{frame.agencyName ?? ownershipNotice(frame) ?? 'Countersign'}</p>
      </div>
    </footer>
  );
}
