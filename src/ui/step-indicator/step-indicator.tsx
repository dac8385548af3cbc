/**
 * Where we are in a task of several pages. `current` counts from 0; once it has passed the last step every step is ticked and
 * `finished` stands in place of the count. The page's own heading says what the step is about.
 * Follows USWDS 3.14 "Step indicator".
 */
import { say } from '../../vocabulary/say.ts';
import { Icon } from '../icon/icon.tsx';

export interface StepIndicatorProps {
  readonly steps: readonly string[];
  readonly current: number;
  /** "Final Complete". */
  readonly finished?: string | undefined;
  readonly label?: string | undefined;
}

export function StepIndicator({ steps, current, finished, label }: StepIndicatorProps) {
  const over = current >= steps.length;
  const number = current + 1;
  return (
    <div class="cs-steps-bar">
      <ol class="usa-step-indicator__segments cs-steps-bar__list" aria-label={label ?? say('Steps')}>
        {steps.map((step, index) => (
          <Segment step={step} state={index < current ? 'complete' : index === current ? 'current' : 'pending'} />
        ))}
      </ol>
      <p class="cs-steps-bar__count">
        {over
          ? (finished ?? say('All steps are complete'))
          : say('Step {number} of {total}', { number, total: steps.length })}
        {!over && <span class="cs-steps-bar__name">: {steps[current]}</span>}
      </p>
    </div>
  );
}

type SegmentState = 'complete' | 'current' | 'pending';

function Segment({ step, state }: { step: string; state: SegmentState }) {
  return (
    <li
      class={`usa-step-indicator__segment usa-step-indicator__segment--${state} cs-steps-bar__step`}
      aria-current={state === 'current' ? 'step' : undefined}
    >
      <span class="usa-step-indicator__segment-label cs-steps-bar__label">
        {state === 'complete' && <Icon name="check" size="small" />}
        {step}
        <span class="usa-sr-only"> ({wordOf(state)})</span>
      </span>
    </li>
  );
}

function wordOf(state: SegmentState): string {
  const words = { complete: say('completed'), current: say('this step'), pending: say('not completed') };
  return words[state];
}
