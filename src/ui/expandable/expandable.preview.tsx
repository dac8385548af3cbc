import type { Preview } from '../preview.ts';
import { Expandable } from './expandable.tsx';

export const expandablePreview: Preview = {
  name: 'expandable',
  states: [
    {
      name: 'closed',
      element: () => (
        <Expandable summary="Why do we ask for your SSN?">
          <p>It is compared with the identity authority and stored encrypted.</p>
        </Expandable>
      ),
    },
    {
      name: 'boxes',
      element: () => (
        <>
          <Expandable summary="Lakeside Clinic" kind="box" open>
            <p>EIN **-***6668</p>
          </Expandable>
          <Expandable summary="Hill Street Pharmacy" kind="box">
            <p>EIN **-***4410</p>
          </Expandable>
        </>
      ),
    },
  ],
};
