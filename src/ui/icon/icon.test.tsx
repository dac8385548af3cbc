/** An icon is a picture beside a word: screen readers never meet it. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Icon, iconNames } from './icon.tsx';

test.each(iconNames.map((name) => [name]))(
  '%s is drawn in the colour of its text and hidden from screen readers',
  (name) => {
    const html = renderPart(<Icon name={name} />);
    expect(html).toContain('aria-hidden="true" focusable="false"');
    expect(html).toContain('stroke="currentColor"');
  },
);
