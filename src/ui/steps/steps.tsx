/** What happens next, in order: who does what, and when. Follows USWDS 3.14 "Process list". */
import type { Content } from '../element.ts';

export interface Step {
  readonly title: string;
  readonly text?: Content;
}

export function Steps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol class="cs-steps">
      {steps.map((step) => (
        <li class="cs-step">
          <p class="cs-step__title">{step.title}</p>
          {step.text && <div class="cs-step__text">{step.text}</div>}
        </li>
      ))}
    </ol>
  );
}
