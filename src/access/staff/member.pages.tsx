/** One member of the staff: the role and what it gives, and the page that ends it. */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { TextArea } from '../../ui/text-area/text-area.tsx';
import { say } from '../../vocabulary/say.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import { accessPaths } from '../paths.ts';
import type { Member } from './staff.pages.tsx';
import type { StaffReason } from './staff.rules.ts';
import { staffSentence } from './staff-sentences.rules.ts';

export interface MemberProps {
  readonly member: Member & {
    readonly version: number;
    readonly fullName: string;
    readonly approvedBy: string | null;
    readonly ended: { readonly at: Date; readonly by: string | null } | null;
    readonly whyNot: StaffReason | null;
  };
  readonly zone: string;
}

export function MemberPage({ member, zone }: MemberProps) {
  const { ended, whyNot, approvedBy } = member;
  return (
    <Layout title={member.fullName} tab="staff" back={accessPaths.staff}>
      <PageHeading above={member.employer}>{member.fullName}</PageHeading>
      {ended && (
        <Alert kind="done" heading={say('This role has ended')} announce>
          {ended.by === null
            ? say('It ended on {at}.', { at: formatInstant(ended.at, zone) })
            : say('{by} ended it on {at}.', { by: ended.by, at: formatInstant(ended.at, zone) })}
        </Alert>
      )}
      <Card heading={say('Role')}>
        <SummaryList
          facts={[
            { label: say('Employer'), value: member.employer },
            { label: say('Role'), value: roleLabel(member.role) },
            { label: say('Since'), value: formatInstant(member.since, zone) },
            ...(approvedBy ? [{ label: say('Approved by'), value: approvedBy }] : []),
            { label: say('Systems'), value: systemsOf(member) },
          ]}
        />
      </Card>
      {!ended && whyNot === null && (
        <ButtonGroup>
          <LinkButton href={accessPaths.staffDisassociation(member.membershipId)} kind="danger">
            {member.isSelf ? say('Leave this employer') : say('Disassociate')}
          </LinkButton>
        </ButtonGroup>
      )}
      {!ended && whyNot !== null && <p class="cs-soft">{staffSentence(whyNot)}</p>}
    </Layout>
  );
}

function systemsOf({ role, functions }: Member): string {
  if (role !== 'staff_end_user') return say('Every system of the employer');
  return functions
    .map(({ code, maySubmit }) =>
      maySubmit ? say('{system}, may submit', { system: functionLabel(code) }) : functionLabel(code),
    )
    .join('; ');
}

interface DisassociatePageProps extends MemberProps {
  readonly form: FormState;
}

export function DisassociatePage({ member, form }: DisassociatePageProps) {
  const { fullName: name, employer, isSelf } = member;
  const title = isSelf ? say('Leave {employer}', { employer }) : say('Disassociate {name}', { name });
  return (
    <Layout title={title} tab="staff" back={accessPaths.staffMember(member.membershipId)} errors={form.errors}>
      <PageHeading above={employer}>{title}</PageHeading>
      <Card narrow heading={say('What this does')}>
        <ul class="cs-bullets">
          <li>
            {isSelf
              ? say('You lose every right at {employer} at once, also in tabs that are open.', { employer })
              : say('{name} loses every right at {employer} at once, also in tabs that are open.', { name, employer })}
          </li>
          <li>{say('What was saved stays with {employer}. The account itself stays as it is.', { employer })}</li>
          <li>{say('A letter says so to the person and to everybody who manages people here.')}</li>
          <li>{say('It cannot be undone, but a new request can be approved at any time.')}</li>
        </ul>
        <Form
          action={accessPaths.staffDisassociation(member.membershipId)}
          state={form}
          hidden={{ version: String(member.version) }}
          requiredNote={false}
        >
          <TextArea name="reason" label={say('Reason')} hint={say('Optional. It stands in the letters.')} />
          <ButtonGroup>
            <Button kind="danger">{isSelf ? say('Leave now') : say('Disassociate now')}</Button>
            <LinkButton href={accessPaths.staffMember(member.membershipId)} kind="secondary">
              {say('Keep the role')}
            </LinkButton>
          </ButtonGroup>
        </Form>
      </Card>
    </Layout>
  );
}
