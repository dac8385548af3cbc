/** The clock of the demo: what time it is here, and moving it, so that deadlines can be tried without waiting. */
import { Button, ButtonGroup } from '../ui/button/button.tsx';
import { Card } from '../ui/card/card.tsx';
import { Form } from '../ui/form/form.tsx';
import type { FormState } from '../ui/form/form-state.ts';
import { Layout } from '../ui/layout/layout.tsx';
import { PageHeading } from '../ui/page-heading/page-heading.tsx';
import { TextField } from '../ui/text-field/text-field.tsx';
import { say } from '../vocabulary/say.ts';

export const ClockPage = ({ now, action, form }: { now: string; action: string; form: FormState }) => (
  <Layout title={say('Clock of the demo')} errors={form.errors}>
    <PageHeading
      lede={say('Deadlines, codes and sessions follow this clock. What waits for a time comes due when it passes.')}
    >
      {say('Clock of the demo')}
    </PageHeading>
    <Card narrow heading={say('It is {now}.', { now })}>
      <Form action={action} state={form}>
        <TextField
          name="hours"
          label={say('Move by hours')}
          hint={say('72 goes three days on; -72 comes back.')}
          width="short"
        />
        <TextField name="minutes" label={say('and by minutes')} width="short" />
        <ButtonGroup>
          <Button>{say('Move the clock')}</Button>
        </ButtonGroup>
      </Form>
    </Card>
  </Layout>
);
