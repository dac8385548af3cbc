/**
 * Warns before an idle session ends and lets it go on with one press (WCAG 2.2.1). The script opens it; without script the
 * session simply ends and the next request says so. Nothing is thrown away when time runs out: the page is covered, what was
 * typed stays in it. Follows USWDS 3.14 "Modal", on the browser's own dialog.
 */
import { useContext } from 'hono/jsx';
import { say } from '../../vocabulary/say.ts';
import { constant } from '../constant.ts';
import { Button, ButtonGroup, LinkButton } from '../button/button.tsx';
import { RenderContext } from '../render-context.ts';
import type { IdleLimits } from '../frame.ts';

export function IdleWarning({ limits }: { limits: IdleLimits }) {
  const { csrf } = useContext(RenderContext).formTokens(limits.extendAction);
  return (
    <dialog
      class="cs-idle"
      id="idle-warning"
      aria-labelledby="idle-warning-heading"
      data-idle-seconds={limits.idleSeconds}
      data-warn-seconds={limits.warnSeconds}
      data-extend={limits.extendAction}
      data-csrf={csrf}
    >
      <IdleWords signInHref={limits.signInHref} />
    </dialog>
  );
}

const IdleWords = constant(({ signInHref }: Readonly<Pick<IdleLimits, 'signInHref'>>) => (
  <>
    <h2 id="idle-warning-heading" data-ended={say('You were signed out')}>
      {say('Are you still there?')}
    </h2>
    <div data-idle-part="warning">
      <p class="cs-idle__text">
        {say('You have not done anything for a while. To protect your account we sign you out in')}{' '}
        <strong
          class="cs-number"
          data-idle-left
          data-minute={say('{count} min')}
          data-second={say('{count} s')}
        ></strong>
        .
      </p>
      <p class="usa-sr-only" role="status" data-idle-announcement></p>
      <ButtonGroup>
        <Button type="button" name="stay">
          {say('Stay signed in')}
        </Button>
      </ButtonGroup>
    </div>
    <div data-idle-part="ended" hidden>
      <p class="cs-idle__text">
        {say('Nothing happened for a while, so we signed you out. What you typed on this page is still here.')}
      </p>
      <ButtonGroup>
        <LinkButton href={signInHref} newTab>
          {say('Sign in again')}
        </LinkButton>
        <Button type="button" kind="quiet" name="return">
          {say('Return to this page')}
        </Button>
      </ButtonGroup>
    </div>
  </>
));
