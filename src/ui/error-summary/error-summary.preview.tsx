import type { Preview } from '../preview.ts';
import { TextField } from '../text-field/text-field.tsx';
import { Button, ButtonGroup } from '../button/button.tsx';
import { Form } from '../form/form.tsx';
import { ErrorSummary } from './error-summary.tsx';

const many = { npi: 'Enter the 10 digits of the NPI; you typed 9.', zip: 'Enter the ZIP code.' };

export const errorSummaryPreview: Preview = {
  name: 'error-summary',
  states: [
    { name: 'form', element: () => <ErrorSummary errors={{ '': 'Enter at least one of the fields.' }} /> },
    {
      name: 'fields',
      element: () => (
        <>
          <ErrorSummary errors={many} />
          <Form action="/employers/search" state={{ values: { npi: '200000000' }, errors: many }}>
            <TextField name="npi" label="NPI" required keyboard="numeric" width="medium" />
            <TextField name="zip" label="ZIP" required keyboard="numeric" width="short" />
            <ButtonGroup>
              <Button>Search employers</Button>
            </ButtonGroup>
          </Form>
        </>
      ),
    },
  ],
};
