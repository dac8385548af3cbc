/** The terms lead on to the page that was asked for, say why cookies are used, and declining leaves a way back. */
import { expect, test } from 'vitest';
import { htmlMistakes } from '../../../test/html.ts';
import { renderDocument } from '../../ui/render.ts';
import { TermsDeclinedPage, TermsPage } from './terms.pages.tsx';

test('both pages are valid HTML', async () => {
  expect(await htmlMistakes(renderDocument(<TermsPage to="/profile" />))).toEqual([]);
  expect(await htmlMistakes(renderDocument(<TermsDeclinedPage />))).toEqual([]);
});

test('the page that was asked for travels with the answer', () => {
  const html = renderDocument(<TermsPage to="/for/abc/home" />);
  expect(html).toContain('<input type="hidden" name="to" value="/for/abc/home"/>');
  expect([...html.matchAll(/name="decision" value="(\w+)"/g)].map(([, value]) => value)).toEqual(['accept', 'decline']);
  expect(html).toContain('We use cookies for three things only');
});

test('an installation brings its own text', () => {
  const html = renderDocument(<TermsPage to="/" sections={[{ heading: 'Our terms', text: 'Be careful.' }]} />);
  expect(html).toContain('Our terms');
  expect(html).not.toContain('Misuse has consequences');
});

test('whoever declined can read them again', () => {
  expect(renderDocument(<TermsDeclinedPage />)).toMatch(/href="\/terms"[^>]*>Read the terms again/);
});
