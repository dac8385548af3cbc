/** The right side of a decision: what approving would let the person do, Approve, or decline and say why. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { CheckboxGroup } from '../../ui/checkbox-group/checkbox-group.tsx';
import { Expandable } from '../../ui/expandable/expandable.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Powers } from '../../ui/powers/powers.tsx';
import { TextArea } from '../../ui/text-area/text-area.tsx';
import { say } from '../../vocabulary/say.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import { decisionPaths, type DecisionPlace } from '../paths.ts';
import { decideSentence, documentLabel } from '../role-requests/role-request-sentences.rules.ts';
import type { DecideReason, RequestedRole, RequiredDocument } from '../role-requests/role-request.rules.ts';

export interface DecideProps {
  readonly place: DecisionPlace;
  readonly request: {
    readonly trackingId: string;
    readonly version: number;
    readonly role: RequestedRole;
    readonly functions: readonly BusinessFunction[];
    readonly offered: readonly BusinessFunction[];
    /** What the help desk must have seen; empty where an official decides. */
    readonly documents: readonly RequiredDocument[];
    readonly requester: { readonly name: string };
    readonly whyNot: DecideReason | null;
  };
  /** What was typed, and where: only one of the two forms is filled. */
  readonly approval: FormState;
  readonly rejection: FormState;
}

interface FormProps extends Pick<DecideProps, 'place' | 'request'> {
  readonly state: FormState;
}

export function Decide({ place, request, approval, rejection }: DecideProps) {
  if (request.whyNot !== null)
    return (
      <Alert
        kind="info"
        heading={request.whyNot === 'requester-not-verified' ? say('Not yet') : say('Somebody else decides on this')}
      >
        {decideSentence(request.whyNot)}
      </Alert>
    );
  return (
    <>
      <Card heading={say('Your decision')}>
        <p>{say('What approving lets {name} do, and what it does not:', { name: request.requester.name })}</p>
        <Powers allowed={powersOf(request.role).allowed} denied={powersOf(request.role).denied} />
        <ApprovalForm place={place} request={request} state={approval} />
      </Card>
      <Card>
        <RejectionForm place={place} request={request} state={rejection} />
      </Card>
    </>
  );
}

/** What was asked for is ticked at first; what was typed stays. */
function ApprovalForm({ place, request, state: typed }: FormProps) {
  const { functions, offered, trackingId, version, requester, documents } = request;
  const state = typed.values['functions'] === undefined ? { ...typed, values: { ...typed.values, functions } } : typed;
  const options = offered.map((code) => ({ value: code, label: functionLabel(code) }));
  return (
    <Form
      action={decisionPaths[place].approval(trackingId)}
      state={state}
      hidden={{ version: String(version) }}
      requiredNote={false}
      label={say('Approve')}
    >
      {documents.length > 0 && (
        <CheckboxGroup
          name="documents"
          label={say('Documents that you have seen')}
          hint={say('They are not uploaded here yet: tick what reached the help desk otherwise and is in order.')}
          options={documents.map((each) => ({ value: each, label: documentLabel(each) }))}
          required
        />
      )}
      {request.role === 'staff_end_user' && (
        <>
          <CheckboxGroup
            name="functions"
            label={say('Systems that {name} may work in', { name: requester.name })}
            hint={say('See and prepare. Tick at least one.')}
            options={options}
            required
          />
          <CheckboxGroup
            name="maySubmit"
            label={say('May also submit in')}
            hint={say('Only in systems that are ticked above.')}
            options={options}
          />
        </>
      )}
      <ButtonGroup>
        <Button>{say('Approve')}</Button>
      </ButtonGroup>
    </Form>
  );
}

function RejectionForm({ place, request, state }: FormProps) {
  return (
    <Expandable summary={say('Decline and say why')} open={Object.keys(state.errors).length > 0}>
      <Form
        action={decisionPaths[place].rejection(request.trackingId)}
        state={state}
        hidden={{ version: String(request.version) }}
        requiredNote={false}
        label={say('Decline')}
      >
        <TextArea
          name="reason"
          label={say('Reason')}
          hint={say('{name} reads this.', { name: request.requester.name })}
          required
        />
        <ButtonGroup>
          <Button kind="danger">{say('Decline')}</Button>
        </ButtonGroup>
      </Form>
    </Expandable>
  );
}

function powersOf(role: RequestedRole): { readonly allowed: readonly string[]; readonly denied: readonly string[] } {
  switch (role) {
    case 'staff_end_user':
      return {
        allowed: [say('see and prepare in the systems that you tick'), say('submit where you tick that, too')],
        denied: [
          say('sign'),
          say('change bank details'),
          say('approve people or connections'),
          say('pass any of it on'),
        ],
      };
    case 'access_manager':
      return {
        allowed: [
          say('see, prepare and submit in every system'),
          say('approve and disassociate staff'),
          say('answer connections'),
        ],
        denied: [say('sign'), say('change bank details'), say('approve other managers')],
      };
    case 'authorized_official':
      return {
        allowed: [say('everything the organization may do, also sign and bind it')],
        denied: [say('change how others sign in')],
      };
  }
}
