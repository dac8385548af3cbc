import type { Preview } from '../preview.ts';
import { Status, Tag } from './status.tsx';

export const statusPreview: Preview = {
  name: 'status',
  states: [
    {
      name: 'kinds',
      element: () => (
        <ul class="cs-plain-list">
          <li>
            <Status kind="done">Approved</Status>
          </li>
          <li>
            <Status kind="waiting">Pending Approval</Status>
          </li>
          <li>
            <Status kind="refused">Rejected</Status>
          </li>
          <li>
            <Status kind="ended">Disassociated</Status>
          </li>
          <li>
            <Status kind="info">New since your last visit</Status>
          </li>
          <li>
            <Tag>not yet verified</Tag>
          </li>
        </ul>
      ),
    },
  ],
};
