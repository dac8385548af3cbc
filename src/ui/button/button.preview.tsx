import type { Preview } from '../preview.ts';
import { Button, ButtonGroup, LinkButton } from './button.tsx';

export const buttonPreview: Preview = {
  name: 'button',
  states: [
    {
      name: 'kinds',
      element: () => (
        <ButtonGroup>
          <Button>Send request</Button>
          <Button kind="secondary">Approve less</Button>
          <Button kind="danger">Disassociate</Button>
          <Button kind="quiet">Cancel</Button>
        </ButtonGroup>
      ),
    },
    {
      name: 'small',
      element: () => (
        <ButtonGroup>
          <Button small about="Tom Vega">
            Approve
          </Button>
          <Button small kind="secondary" about="Tom Vega">
            Reject
          </Button>
          <Button small icon="search">
            Search
          </Button>
        </ButtonGroup>
      ),
    },
    {
      name: 'links',
      element: () => (
        <ButtonGroup>
          <LinkButton href="/register">Create Account Now</LinkButton>
          <LinkButton href="/pin" kind="secondary" newTab>
            Enter your PIN
          </LinkButton>
        </ButtonGroup>
      ),
    },
  ],
};
