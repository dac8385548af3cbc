/** The end of every page: the links people look for there, and whose installation this is. Follows USWDS 3.14 "Footer". */
import { say } from '../../vocabulary/say.ts';
import { constant } from '../constant.ts';
import { Link } from '../link/link.tsx';
import { ownershipNotice } from './banner.tsx';
import type { Frame, FrameLinks } from '../frame.ts';

type FooterProps = Readonly<
  Pick<Frame, 'demo' | 'agencyName'> &
    Pick<FrameLinks, 'findProvider' | 'accessibility' | 'privacy' | 'help' | 'guides'>
>;

export const Footer = constant(
  ({ demo, agencyName, findProvider, accessibility, privacy, help, guides }: FooterProps) => (
    <footer class="cs-footer">
      <div class="cs-footer__row cs-width">
        <nav aria-label={say('Footer')}>
          <ul class="cs-footer__links">
            <li>
              <Link href={findProvider}>{say('Find a provider')}</Link>
            </li>
            <li>
              <Link href={accessibility}>{say('Accessibility statement')}</Link>
            </li>
            <li>
              <Link href={privacy}>{say('Privacy')}</Link>
            </li>
            <li>
              <Link href={help}>{say('Help')}</Link>
            </li>
            <li>
              <Link href={guides}>{say('Guides')}</Link>
            </li>
          </ul>
        </nav>
        <p class="cs-footer__whose">{agencyName ?? ownershipNotice({ demo, agencyName }) ?? 'Countersign'}</p>
      </div>
    </footer>
  ),
);
