import type { Preview } from '../preview.ts';
import { Choice } from './choice.tsx';

export const choicePreview: Preview = {
  name: 'choice',
  states: [
    {
      name: 'checkbox-and-radio',
      element: () => (
        <>
          <Choice type="checkbox" id="a" name="a" option={{ value: '1', label: 'Ticked' }} checked />
          <Choice type="checkbox" id="b" name="b" option={{ value: '1', label: 'Not ticked' }} checked={false} />
          <Choice type="checkbox" id="c" name="c" option={{ value: '1', label: 'Ticked by a rule' }} checked locked />
          <Choice type="radio" id="d" name="d" option={{ value: '1', label: 'Chosen' }} checked />
          <Choice type="radio" id="e" name="d" option={{ value: '2', label: 'Not chosen' }} checked={false} />
        </>
      ),
    },
  ],
};
