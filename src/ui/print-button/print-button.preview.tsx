import type { Preview } from '../preview.ts';
import { PrintButton } from './print-button.tsx';

export const printButtonPreview: Preview = {
  name: 'print-button',
  states: [{ name: 'plain', element: () => <PrintButton /> }],
};
