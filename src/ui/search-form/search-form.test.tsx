/** A search asks with GET: it has an address and carries no token. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { TextField } from '../text-field/text-field.tsx';
import { SearchForm } from './search-form.tsx';

test('it carries no token, keeps what was searched and can be cleared', () => {
  const html = renderPart(
    <SearchForm action="/staff" label="Staff" clearHref="/staff" state={{ values: { last: 'Marsh' }, errors: {} }}>
      <TextField name="last" label="Last Name" />
    </SearchForm>,
  );
  expect(html).toContain('method="get" action="/staff"');
  expect(html).not.toContain('type="hidden"');
  expect(html).toContain('value="Marsh"');
  expect(html).toMatch(/<a href="\/staff"[^>]*>Clear<\/a>/);
});
