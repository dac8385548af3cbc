/** The warning is in the page, closed, with all that the script needs to know; without script it stays closed. */
import { expect, test } from 'vitest';
import { previewContext } from '../render-context.ts';
import { renderPart } from '../render.ts';
import { IdleWarning } from './idle-warning.tsx';

const limits = { idleSeconds: 900, warnSeconds: 120, extendAction: '/session/extension', signInHref: '/' };

test('it carries the limits and the token for asking for more time', () => {
  const context = { ...previewContext, formTokens: (action: string) => ({ csrf: `for ${action}`, idempotency: '' }) };
  const html = renderPart(<IdleWarning limits={limits} />, context);
  expect(html).toContain('data-idle-seconds="900" data-warn-seconds="120"');
  expect(html).toContain('data-extend="/session/extension" data-csrf="for /session/extension"');
  expect(html).not.toMatch(/<dialog[^>]* open/);
});

test('when time is over, signing in again happens in another tab, so that nothing typed is lost', () => {
  expect(renderPart(<IdleWarning limits={limits} />)).toMatch(/<a href="\/"[^>]+target="_blank"/);
});
