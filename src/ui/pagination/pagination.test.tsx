/** Where we are, and the pages worth showing. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Pagination, pagesToShow } from './pagination.tsx';

const render = (page: number, total: number) =>
  renderPart(<Pagination page={page} pageSize={25} total={total} hrefOf={(to) => `?page=${to}`} label="Employers" />);

test('the count is said in numbers', () => {
  expect(render(1, 312)).toContain('Showing 1–25 of 312');
  expect(render(13, 312)).toContain('Showing 301–312 of 312');
  expect(render(2, 12345)).toContain('Showing 26–50 of 12,345');
});

test('one page has a count and no ways; none has nothing', () => {
  expect(render(1, 3)).toContain('Showing 1–3 of 3');
  expect(render(1, 3)).not.toContain('<nav');
  expect(render(1, 0)).toBe('');
});

test('the ends have no way beyond', () => {
  expect(render(1, 60)).not.toContain('Previous');
  expect(render(3, 60)).not.toContain('Next');
  expect(render(2, 60)).toMatch(/Previous.*aria-current="page".*Next/);
});

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 13, [1, 2, null, 13]],
  [3, 13, [1, 2, 3, 4, null, 13]],
  [4, 13, [1, 2, 3, 4, 5, null, 13]],
  [7, 13, [1, null, 6, 7, 8, null, 13]],
  [11, 13, [1, null, 10, 11, 12, 13]],
  [13, 13, [1, null, 12, 13]],
])('page %i of %i shows %j', (page, pages, expected) => {
  expect(pagesToShow(page, pages)).toEqual(expected);
});
