/** The first line stands for no choice, unless the page leaves it out. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { SelectField } from './select-field.tsx';

const options = [
  { value: 'IL', label: 'Illinois' },
  { value: 'OR', label: 'Oregon' },
];

test('the empty line can be named or left out', () => {
  expect(renderPart(<SelectField name="s" label="State" options={options} />)).toContain(
    '<option value="">-- Select One --</option>',
  );
  expect(renderPart(<SelectField name="s" label="State" options={options} emptyOption="Any" />)).toContain(
    '<option value="">Any</option>',
  );
  expect(renderPart(<SelectField name="s" label="State" options={options} emptyOption={null} />)).not.toContain(
    'value=""',
  );
});

test('the chosen one is selected', () => {
  const html = renderPart(<SelectField name="s" label="State" options={options} value="OR" />);
  expect(html).toContain('<option value="OR" selected="">Oregon</option>');
  expect(html.match(/selected/g)).toHaveLength(1);
});
