import { expect, it } from 'vitest';
import { freeText, wordsOfText } from './free-text.rules.ts';

it('is parted into numbers, a ZIP and words, of which each is asked for, and a city at the end of the longest text, too', () => {
  expect(freeText(' Lind,2000001018; 62701-0012 dr. dara')).toEqual({
    numbers: ['2000001018'],
    zip: '62701-0012',
    words: ['LIND', 'DR', 'DARA'],
  });
  const words = Array.from({ length: 10 }, (_, index) => `word${index}`);
  expect(freeText(words.concat('more').join(' ')).words).toHaveLength(10);
  expect(wordsOfText(words.join(' '))).toContainEqual({ kind: 'city', word: 'WORD9' });
});
