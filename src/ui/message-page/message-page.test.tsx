/** A page that says one thing always offers a way on. */
import { expect, test } from 'vitest';
import { renderDocument } from '../render.ts';
import { MessagePage } from './message-page.tsx';

test('the heading may say in a sentence what the title says in words', () => {
  const page = (heading?: string) =>
    renderDocument(
      <MessagePage title="Ended" heading={heading} icon="ended" tone="calm" actions="ON">
        text
      </MessagePage>,
    );
  expect(page('Ada Okafor ended it')).toMatch(
    /<title>Ended – Countersign<\/title>.*<h1[^>]*>Ada Okafor ended it<\/h1>/,
  );
  expect(page()).toContain('>Ended</h1>');
  expect(page()).toContain('<div class="cs-buttons">ON</div>');
});
