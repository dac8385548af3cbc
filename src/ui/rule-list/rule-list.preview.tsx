import type { Preview } from '../preview.ts';
import { RuleList } from './rule-list.tsx';

export const ruleListPreview: Preview = {
  name: 'rule-list',
  states: [
    {
      name: 'all-states',
      element: () => (
        <RuleList
          field="password"
          heading="Your password must have"
          rules={[
            { id: 'length', text: 'Between 8 and 12 characters', met: true },
            { id: 'number', text: 'At least one number', met: false },
            { id: 'user-id', text: 'Nothing of your User ID' },
          ]}
        />
      ),
    },
  ],
};
