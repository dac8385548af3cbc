import type { Preview } from '../preview.ts';
import { QrCode } from './qr-code.tsx';

export const qrCodePreview: Preview = {
  name: 'qr-code',
  states: [
    {
      name: 'address',
      element: () => <QrCode address="https://registry.example/registry/2000002016" of="Lakeside Clinic" />,
    },
  ],
};
