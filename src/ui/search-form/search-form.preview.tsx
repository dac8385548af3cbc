import type { Preview } from '../preview.ts';
import { TextField } from '../text-field/text-field.tsx';
import { MoreFields, SearchForm, WideField } from './search-form.tsx';

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
    {
      name: 'more-fields',
      element: () => (
        <SearchForm action="/registry" label="Providers">
          <WideField>
            <TextField name="q" label="Name, organization or NPI" autocomplete="off" />
          </WideField>
          <MoreFields summary="Place and more" open>
            <TextField name="city" label="City" autocomplete="off" />
            <TextField name="zip" label="ZIP Code" keyboard="numeric" width="short" autocomplete="off" />
          </MoreFields>
        </SearchForm>
      ),
    },
  ],
};
