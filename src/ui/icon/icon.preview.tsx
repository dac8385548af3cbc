import type { Preview } from '../preview.ts';
import { Icon, iconNames } from './icon.tsx';

export const iconPreview: Preview = {
  name: 'icon',
  states: [
    {
      name: 'all',
      element: () => (
        <ul class="cs-plain-list">
          {iconNames.map((name) => (
            <li>
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      ),
    },
  ],
};
