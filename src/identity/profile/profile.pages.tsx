/** My Profile: what is stored of the person, what opens their account, and below it the sections of other modules. */
import { Alert } from '../../ui/alert/alert.tsx';
import { LinkButton } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import type { Element } from '../../ui/element.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { SummaryList, type Fact } from '../../ui/summary-list/summary-list.tsx';
import { say } from '../../vocabulary/say.ts';
import { methodLabel } from '../mfa/mfa-sentences.rules.ts';
import { identityPaths } from '../paths.ts';

export interface ProfileView {
  readonly userId: string;
  readonly name: string;
  readonly birthDate: string;
  readonly ssn: string;
  readonly homeAddress: readonly string[];
  readonly businessPhone: string;
  readonly businessFax: string | null;
  readonly personalPhone: string;
  readonly email: string;
  readonly identity: 'in_review' | 'verified' | 'rejected';
  readonly passwordDaysLeft: number | null;
  readonly questions: number | null;
  readonly methods: readonly { readonly kind: 'text' | 'email' | 'voice'; readonly masked: string }[];
}

export interface ProfilePageProps {
  readonly profile: ProfileView;
  /** Sections of other modules, such as "Employer Information". */
  readonly panels: readonly Element[];
  /** The password was changed a moment ago. */
  readonly passwordChanged: boolean;
}

export const ProfilePage = ({ profile, panels, passwordChanged }: ProfilePageProps) => (
  <Layout title={say('My Profile')} tab="profile">
    <PageHeading lede={say('What we know about you, and what opens your account. Only you see this page.')}>
      {say('My Profile')}
    </PageHeading>
    {passwordChanged && (
      <Alert kind="done" heading={say('Your password is changed.')} announce>
        <p>{say('You stay signed in here. Everywhere else you are signed out, and a letter tells you about it.')}</p>
      </Alert>
    )}
    <IdentityNote identity={profile.identity} />
    <Card heading={say('My Information')}>
      <SummaryList facts={information(profile)} />
    </Card>
    <Card heading={say('Primary E-mail Address')}>
      <SummaryList facts={[{ label: say('E-mail Address'), value: profile.email }]} />
    </Card>
    <Card heading={say('Password')}>
      <p>{passwordSays(profile.passwordDaysLeft)}</p>
      <p>
        <LinkButton href={identityPaths.changePassword} kind="secondary">
          {say('Change Password')}
        </LinkButton>
      </p>
    </Card>
    {profile.questions !== null && (
      <Card heading={say('Security')}>
        <p>
          {say('{count} security questions are set. We ask some of them when you have forgotten your password.', {
            count: profile.questions,
          })}
        </p>
      </Card>
    )}
    <Card heading={say('Multi-Factor Authentication (MFA)')}>
      <p>{say('A code goes to one of these when you sign in.')}</p>
      <SummaryList facts={profile.methods.map(({ kind, masked }) => ({ label: methodLabel(kind), value: masked }))} />
    </Card>
    {panels.map((panel) => panel)}
  </Layout>
);

const information = (profile: ProfileView): readonly Fact[] => [
  { label: say('Name'), value: profile.name },
  { label: say('User ID'), value: profile.userId },
  { label: say('Date of Birth'), value: profile.birthDate },
  { label: say('Social Security Number (SSN)'), value: profile.ssn },
  { label: say('Home address'), value: profile.homeAddress.join(', ') },
  { label: say('Business Phone Number'), value: profile.businessPhone },
  { label: say('Business Fax Number'), value: profile.businessFax ?? say('None') },
  { label: say('Personal Phone Number'), value: profile.personalPhone },
];

function passwordSays(daysLeft: number | null): string {
  if (daysLeft === null) return say('Your password does not expire. Change it when somebody else may know it.');
  if (daysLeft === 0) return say('Your Password has expired. You change it when you sign in next, or now.');
  return say('Your Password will expire in {days} day(s).', { days: daysLeft });
}

function IdentityNote({ identity }: { identity: ProfileView['identity'] }) {
  if (identity === 'verified') return null;
  return (
    <Alert kind="warning" heading={say('Your identity is not confirmed yet.')}>
      <p>
        {identity === 'in_review'
          ? say('The help desk is looking at what you entered. Until they have decided you can hold no role.')
          : say('The help desk could not confirm it. Call them: they say what is missing.')}
      </p>
    </Alert>
  );
}
