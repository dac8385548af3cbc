import type { Preview } from '../preview.ts';
import { FileField } from './file-field.tsx';

export const fileFieldPreview: Preview = {
  name: 'file-field',
  states: [
    {
      name: 'empty',
      element: () => (
        <FileField
          name="document"
          label="CP 575"
          hint="PDF, GIF, JPEG or TIFF, up to 10 MB"
          accept=".pdf,.gif,.jpg,.tif"
          required
        />
      ),
    },
    {
      name: 'error',
      element: () => (
        <FileField name="document" label="CP 575" required error="Choose a file of at most 10 MB; this one has 14." />
      ),
    },
  ],
};
