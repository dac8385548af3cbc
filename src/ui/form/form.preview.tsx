import type { Preview } from '../preview.ts';
import { Button, ButtonGroup } from '../button/button.tsx';
import { Card } from '../card/card.tsx';
import { TextField } from '../text-field/text-field.tsx';
import { ButtonForm, Form } from './form.tsx';

const state = {
  values: { lastName: 'Marsh', email: 'cleo.marsh' },
  errors: { email: 'Enter the whole e-mail address, such as name@example.org.' },
};

export const formPreview: Preview = {
  name: 'form',
  states: [
    {
      name: 'with-error',
      element: () => (
        <Form action="/staff/invitations" state={state}>
          <Card heading="Who should get the invitation?">
            <TextField name="lastName" label="Last Name" required autocomplete="off" />
            <TextField
              name="email"
              label="E-mail Address"
              hint="The PIN goes to this address and works for 72 hours."
              type="email"
              required
              autocomplete="off"
            />
            <ButtonGroup>
              <Button>Send invitation</Button>
            </ButtonGroup>
          </Card>
        </Form>
      ),
    },
    {
      name: 'button-only',
      element: () => (
        <ButtonForm action="/sign-out">
          <Button kind="secondary">Sign Out</Button>
        </ButtonForm>
      ),
    },
  ],
};
