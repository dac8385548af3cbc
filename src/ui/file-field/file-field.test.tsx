/** A chosen file never comes back; the browser's dialog is narrowed to what is taken. */
import { expect, test } from 'vitest';
import { Form } from '../form/form.tsx';
import { renderPart } from '../render.ts';
import { FileField } from './file-field.tsx';

test('the form around a file is sent in parts', () => {
  const html = renderPart(
    <Form action="/documents" files>
      <FileField name="document" label="CP 575" accept=".pdf" />
    </Form>,
  );
  expect(html).toContain('enctype="multipart/form-data"');
  expect(html).toContain('type="file" accept=".pdf"');
});
