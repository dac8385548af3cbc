/** The field is empty until a script fills it in, and carries what there is to do. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { WorkField } from './work-field.tsx';

test('it is sent empty where no script runs', () => {
  const html = renderPart(<WorkField name="work" work={'{"cost":1}'} />);
  expect(html).toBe('<input type="hidden" name="work" value="" data-work="{&quot;cost&quot;:1}"/>');
});
