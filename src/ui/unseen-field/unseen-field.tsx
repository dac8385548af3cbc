/**
 * A field that no person sees, hears or reaches by keyboard: only a program fills it in. It is taken out of sight by the
 * stylesheet, so a reader without styles is told by its label to leave it empty. Ours; USWDS has none.
 */
import { fieldId } from '../form/form-state.ts';

export const UnseenField = ({ name, label }: { name: string; label: string }) => (
  <div class="cs-unseen" aria-hidden="true">
    <label for={fieldId(name)}>{label}</label>
    <input id={fieldId(name)} name={name} type="text" tabindex={-1} autocomplete="off" value="" />
  </div>
);
