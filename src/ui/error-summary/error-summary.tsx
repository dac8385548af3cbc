/**
 * All that is not right yet, at the top of the page, each leading to its field. The script moves focus here after a failed
 * post; without script the page's title begins with "Error". Give it the same errors as the form, in the order of the fields.
 * Follows USWDS 3.14 "Alert" and the error summary of the field's best public services.
 */
import { say } from '../../vocabulary/say.ts';
import { fieldId, type FieldErrors } from '../form/form-state.ts';
import { Icon } from '../icon/icon.tsx';

export function ErrorSummary({ errors }: { errors: FieldErrors }) {
  const entries = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]));
  if (entries.length === 0) return null;
  return (
    <div class="cs-error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-heading" data-focus-first>
      <Icon name="error" />
      <div>
        <p class="cs-error-summary__heading" id="error-summary-heading">
          {entries.length === 1
            ? say('One thing needs your attention')
            : say('{count} things need your attention', { count: entries.length })}
        </p>
        <ul class="cs-error-summary__list">
          {entries.map(([name, message]) => (
            <li>{name === '' ? message : <a href={`#${fieldId(name)}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export const hasErrors = (errors: FieldErrors | undefined): boolean => Object.values(errors ?? {}).some(Boolean);
