/** The view that is shown is marked for everybody, not by colour alone. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { Filters } from './filters.tsx';

test('one link is the current one', () => {
  const filters = [
    { label: 'All', href: '?show=all', current: true, count: 0 },
    { label: 'Only Approved', href: '?show=approved' },
  ];
  const html = renderPart(<Filters label="Employers to show" filters={filters} />);
  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  expect(html).toContain('aria-label="Employers to show"');
  expect(html).toContain('<span class="cs-filter__count"> 0</span>');
});
