/** One guide: a task, for whom it is, and its steps in the words of the screens. */
import { Card } from '../../ui/card/card.tsx';
import { Steps, type Step } from '../../ui/steps/steps.tsx';

export interface Guide {
  /** Where a link leads to it. */
  readonly id: string;
  readonly title: string;
  readonly who: string;
  readonly steps: readonly Step[];
}

export const GuideCard = ({ guide: { id, title, who, steps } }: { guide: Guide }) => (
  <div id={id} class="cs-guide">
    <Card heading={title}>
      <p class="cs-soft">{who}</p>
      <Steps steps={steps} />
    </Card>
  </div>
);
