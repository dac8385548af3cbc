/**
 * What a grant lets somebody do and what it never does: tick and cross, each with its words. Shown before approving, on the
 * receipt, and to whoever holds the grant. Ours; near to USWDS 3.14 "Icon list".
 */
import { say } from '../../vocabulary/say.ts';
import { Icon } from '../icon/icon.tsx';

export interface PowersProps {
  /** "see your enrollments", "prepare applications". */
  readonly allowed: readonly string[];
  /** "sign", "change your bank account". */
  readonly denied: readonly string[];
}

export function Powers({ allowed, denied }: PowersProps) {
  return (
    <ul class="cs-powers">
      {allowed.map((power) => (
        <li class="cs-power cs-power--allowed">
          <Icon name="check" />
          <span>
            <span class="usa-sr-only">{say('Allowed')}: </span>
            {power}
          </span>
        </li>
      ))}
      {denied.map((power) => (
        <li class="cs-power cs-power--denied">
          <Icon name="cross" />
          <span>
            <span class="usa-sr-only">{say('Not allowed')}: </span>
            {power}
          </span>
        </li>
      ))}
    </ul>
  );
}
