import type { Preview } from '../preview.ts';
import { Button, ButtonGroup } from '../button/button.tsx';
import { Card } from '../card/card.tsx';
import { ButtonForm } from '../form/form.tsx';
import { Powers } from '../powers/powers.tsx';
import { SummaryList } from '../summary-list/summary-list.tsx';
import { Columns } from './columns.tsx';

export const columnsPreview: Preview = {
  name: 'columns',
  states: [
    {
      name: 'decision',
      element: () => (
        <Columns
          main={
            <Card heading="Who asks">
              <SummaryList
                facts={[
                  { label: 'Name', value: 'Tom Vega' },
                  { label: 'Asks to be', value: 'Staff End User of Lakeside Clinic' },
                  { label: 'Names as official', value: 'Ada Okafor' },
                ]}
              />
            </Card>
          }
          side={
            <Card heading="Your decision">
              <Powers
                allowed={['see your enrollments', 'prepare applications']}
                denied={['sign', 'change your bank account']}
              />
              <ButtonGroup>
                <ButtonForm action="/requests/1/approval">
                  <Button>Approve</Button>
                </ButtonForm>
                <Button kind="secondary" type="button">
                  Decline and say why
                </Button>
              </ButtonGroup>
            </Card>
          }
        />
      ),
    },
  ],
};
