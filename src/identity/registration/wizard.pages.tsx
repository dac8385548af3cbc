/** What the steps share: the bar that says where one is, and the frame of a step. */
import type { Content } from '../../ui/element.ts';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { StepIndicator } from '../../ui/step-indicator/step-indicator.tsx';
import { say } from '../../vocabulary/say.ts';

export const wizardSteps = () => [say('User Security'), say('User Info'), say('MFA Setup'), say('Final Review')];

export interface WizardPageProps {
  readonly title: string;
  readonly lede: string;
  /** From 0; 4 is "all done". */
  readonly current: number;
  readonly back?: string | undefined;
  readonly form?: FormState | undefined;
  readonly children: Content;
}

export const WizardPage = ({ title, lede, current, back, form, children }: WizardPageProps) => (
  <Layout title={title} back={back} errors={form?.errors}>
    <StepIndicator
      steps={wizardSteps()}
      current={current}
      finished={say('Final Complete')}
      label={say('Registration')}
    />
    <PageHeading lede={lede}>{title}</PageHeading>
    {children}
  </Layout>
);
