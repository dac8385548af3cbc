import type { Preview } from '../preview.ts';
import { TextField } from '../text-field/text-field.tsx';
import { SearchForm } from './search-form.tsx';

export const searchFormPreview: Preview = {
  name: 'search-form',
  states: [
    {
      name: 'three-fields',
      element: () => (
        <SearchForm action="/staff" label="Staff" clearHref="/staff" state={{ values: { last: 'Marsh' }, errors: {} }}>
          <TextField name="last" label="Last Name" autocomplete="off" />
          <TextField name="first" label="First Name" autocomplete="off" />
          <TextField name="employer" label="Employer Name" autocomplete="off" />
        </SearchForm>
      ),
    },
  ],
};
