/**
 * Mark, help, who is signed in, tabs; and under them the amber bar when somebody else's hat is worn. Nothing is hidden in a
 * menu: there are few things here, and they must work without script. Follows USWDS 3.14 "Header".
 */
import { say } from '../../vocabulary/say.ts';
import { Button } from '../button/button.tsx';
import { ButtonForm } from '../form/form.tsx';
import { constant } from '../constant.ts';
import { Icon } from '../icon/icon.tsx';
import { Link } from '../link/link.tsx';
import { safeHref } from '../safe-href.ts';
import { Mark } from './mark.tsx';
import type { Frame, Viewer } from '../frame.ts';

export function Header({ frame, tab, help }: { frame: Frame; tab?: string | undefined; help: string }) {
  return (
    <header class="cs-header">
      <div class="cs-header__row cs-width">
        <MarkAndHelp home={frame.links.home} help={help} />
        {frame.viewer && <Who viewer={frame.viewer} signOut={frame.links.signOut} />}
      </div>
      {(frame.tabs.length > 0 || frame.viewer?.lastLoggedOn) && <TabRow frame={frame} tab={tab} />}
    </header>
  );
}

const MarkAndHelp = constant(({ home, help }: Readonly<{ home: string; help: string }>) => (
  <>
    <a class="cs-header__home" href={safeHref(home) ?? undefined}>
      <Mark />
      <span class="usa-sr-only"> {say('Home')}</span>
    </a>
    <p class="cs-header__help">
      <Link href={help} kind="plain">
        <Icon name="help" /> {say('Help')}
      </Link>
    </p>
  </>
));

function Who({ viewer, signOut }: { viewer: Viewer; signOut: string }) {
  return (
    <div class="cs-header__who">
      <span class="cs-header__name">
        {say('Logged in as')} <strong>{viewer.name}</strong>
      </span>
      <ButtonForm action={signOut}>
        <Button kind="secondary" small>
          {say('Sign Out')}
        </Button>
      </ButtonForm>
    </div>
  );
}

function TabRow({ frame, tab }: { frame: Frame; tab: string | undefined }) {
  return (
    <div class="cs-header__tabs cs-width">
      {frame.tabs.length > 0 && (
        <nav aria-label={say('Main')}>
          <ul class="cs-tabs">
            {frame.tabs.map(({ id, label, href }) => (
              <TabLink label={label} href={href} current={id === tab} />
            ))}
          </ul>
        </nav>
      )}
      {frame.viewer?.lastLoggedOn && <LastLoggedOn viewer={frame.viewer} />}
    </div>
  );
}

const TabLink = constant(({ label, href, current }: Readonly<{ label: string; href: string; current: boolean }>) => (
  <li>
    <a class="cs-tab" href={safeHref(href) ?? undefined} aria-current={current ? 'page' : undefined}>
      {label}
    </a>
  </li>
));

function LastLoggedOn({ viewer }: { viewer: Viewer }) {
  const { lastLoggedOn = '', lastDevice, notYouHref } = viewer;
  return (
    <p class="cs-header__last">
      {say('Last Logged on {when}', { when: lastLoggedOn })}
      {lastDevice && ` ${say('from {device}', { device: lastDevice })}`}
      {notYouHref && (
        <>
          {' '}
          <Link href={notYouHref}>{say('Not you?')}</Link>
        </>
      )}
    </p>
  );
}
