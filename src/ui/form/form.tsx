/**
 * A form that posts, with the tokens that make the post count once and come from us (see render-context.ts). Its fields take
 * their values and errors from `state`. Browser validation is off: the server answers in our words, the same with and without
 * script. Follows USWDS 3.14 "Form".
 */
import { useContext } from 'hono/jsx';
import { say } from '../../vocabulary/say.ts';
import { RenderContext } from '../render-context.ts';
import { ownAddress } from '../safe-href.ts';
import { FormContext, emptyForm, type FormState } from './form-state.ts';
import type { Content } from '../element.ts';

type HiddenValues = Readonly<Record<string, string | readonly string[]>>;

export interface FormProps {
  readonly action: string;
  readonly children: Content;
  readonly state?: FormState | undefined;
  /** Values that travel along unseen; a list is posted as several values of one name. */
  readonly hidden?: HiddenValues | undefined;
  /** Needed when the form holds a FileField. */
  readonly files?: boolean | undefined;
  /** Off for forms that ask for nothing but a press. */
  readonly requiredNote?: boolean | undefined;
  /** Names the form for screen readers where a page has more than one. */
  readonly label?: string | undefined;
  readonly id?: string | undefined;
}

export function Form({
  action,
  children,
  state = emptyForm,
  hidden = {},
  files,
  requiredNote = true,
  label,
  id,
}: FormProps) {
  return (
    <form
      class="cs-form"
      method="post"
      action={ownAddress(action)}
      enctype={files ? 'multipart/form-data' : undefined}
      aria-label={label}
      id={id}
      novalidate
      data-once
    >
      <Tokens action={action} />
      <HiddenFields values={hidden} />
      {requiredNote && <RequiredNote />}
      <FormContext.Provider value={state}>{children}</FormContext.Provider>
    </form>
  );
}

/** A form that is only its button: sign out, stop, approve. */
export function ButtonForm({ action, hidden = {}, children }: Pick<FormProps, 'action' | 'hidden' | 'children'>) {
  return (
    <form class="cs-button-form" method="post" action={ownAddress(action)} data-once>
      <Tokens action={action} />
      <HiddenFields values={hidden} />
      {children}
    </form>
  );
}

export function RequiredNote() {
  return (
    <p class="cs-required-note">
      <span class="cs-required" aria-hidden="true">
        *
      </span>{' '}
      {say('indicates required field(s)')}
    </p>
  );
}

function Tokens({ action }: { action: string }) {
  const { csrf, idempotency } = useContext(RenderContext).formTokens(action);
  return <HiddenFields values={{ csrf, idempotency }} />;
}

function HiddenFields({ values }: { values: HiddenValues }) {
  return Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((single) => <input type="hidden" name={name} value={single} />),
  );
}
