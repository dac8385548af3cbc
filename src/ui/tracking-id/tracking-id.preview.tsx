import type { Preview } from '../preview.ts';
import { NpiNumber, TrackingId } from './tracking-id.tsx';

export const trackingIdPreview: Preview = {
  name: 'tracking-id',
  states: [
    {
      name: 'both',
      element: () => (
        <div class="cs-stack">
          <p>
            <TrackingId id="T123456789012345" />
          </p>
          <p>
            <NpiNumber npi="2123456789" />
          </p>
        </div>
      ),
    },
  ],
};
