/**
 * Rules that a typed value must keep, each shown as met, not met, or not yet looked at. The server fills in `met` after a
 * post; while typing, a feature's script does the same with the very same rule code (see rule-list.client.ts).
 * Ours; near to USWDS 3.14 "Checklist" of the validation pattern.
 */
import { say } from '../../vocabulary/say.ts';
import { Icon } from '../icon/icon.tsx';
import { fieldId } from '../form/form-state.ts';

export interface RuleState {
  /** The rule's name in the code, by which the script finds its line. */
  readonly id: string;
  readonly text: string;
  /** Undefined: nothing was typed yet. */
  readonly met?: boolean | undefined;
}

export interface RuleListProps {
  /** The name of the field that the rules judge. */
  readonly field: string;
  readonly rules: readonly RuleState[];
  readonly heading?: string | undefined;
}

export function RuleList({ field, rules, heading }: RuleListProps) {
  return (
    <div class="cs-rules" id={ruleListId(field)}>
      {heading && <p class="cs-rules__heading">{heading}</p>}
      <ul class="cs-rules__list" data-rules-for={field} data-met={say('met')} data-unmet={say('not met yet')}>
        {rules.map((rule) => (
          <li class="cs-rule" data-rule={rule.id} data-state={stateOf(rule)}>
            <span class="cs-rule__sign">
              <Icon name="check" size="small" />
              <Icon name="cross" size="small" />
            </span>
            <span>
              {rule.text}
              <span class="usa-sr-only" data-rule-word>
                {wordOf(rule)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p class="usa-sr-only" role="status" data-rules-status={field} data-left={say('{count} rules not met yet')}></p>
    </div>
  );
}

export const ruleListId = (field: string): string => `${fieldId(field)}-rules`;

const stateOf = ({ met }: RuleState): string => (met === undefined ? 'open' : met ? 'met' : 'unmet');

function wordOf({ met }: RuleState): string {
  if (met === undefined) return '';
  return met ? ` (${say('met')})` : ` (${say('not met yet')})`;
}
