/** The sign-in card of the front page, with the ways back in and, in the demonstration, whom to try it as. */
import { Button } from '../../ui/button/button.tsx';
import { Card } from '../../ui/card/card.tsx';
import { constant } from '../../ui/constant.ts';
import { DemoNote } from '../../ui/demo-note/demo-note.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Link } from '../../ui/link/link.tsx';
import { PasswordField } from '../../ui/password-field/password-field.tsx';
import { TextField } from '../../ui/text-field/text-field.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';

/** Ways that exist in this installation; one that is not given is not shown. */
export interface FrontLinks {
  readonly enterPin?: string | undefined;
  readonly forgotPassword?: string | undefined;
  readonly forgotUserId?: string | undefined;
  readonly enrollment?: string | undefined;
  readonly registry?: string | undefined;
  readonly videos?: string | undefined;
}

export interface FrontDoorProps {
  readonly form: FormState;
  readonly to: string;
  readonly links: FrontLinks;
}

export function FrontDoor({ form, to, links }: FrontDoorProps) {
  return (
    <>
      <Card heading={say('Sign In')}>
        <Form action={identityPaths.signIn} state={form} hidden={{ to }} label={say('Sign In')}>
          <TextField name="userId" label={say('User ID')} required autocomplete="username" spellCheck={false} />
          <PasswordField name="password" label={say('Password')} required autocomplete="current-password" />
          <div class="cs-door__button">
            <Button>{say('Sign In')}</Button>
          </div>
        </Form>
        {(links.forgotPassword ?? links.forgotUserId) && (
          <ul class="cs-door__ways">
            {links.forgotPassword && (
              <li>
                <Link href={links.forgotPassword}>{say('Forgot Password')}</Link>
              </li>
            )}
            {links.forgotUserId && (
              <li>
                <Link href={links.forgotUserId}>{say('Retrieve Forgotten User ID')}</Link>
              </li>
            )}
          </ul>
        )}
      </Card>
      <TryIt />
    </>
  );
}

/** Four people of the cast (see the contract of names); everybody in the demonstration has this password. */
const cast = [
  { userId: 'adaokafor', does: (): string => say('official of a clinic') },
  { userId: 'cleomarsh', does: (): string => say('staff of that clinic') },
  { userId: 'daralind', does: (): string => say('physician') },
  { userId: 'fayeromero', does: (): string => say('help desk') },
];
const castPassword = 'Demo#2026pw';

const TryIt = () => (
  <DemoNote heading={say('Try it as somebody of the demonstration')}>
    <Cast />
  </DemoNote>
);

const Cast = constant(() => (
  <>
    <ul class="cs-plain-list">
      {cast.map(({ userId, does }) => (
        <li>
          <strong>{userId}</strong> {does()}
        </li>
      ))}
    </ul>
    <p>
      {say('Password')} <strong>{castPassword}</strong>
    </p>
    <p>
      {say('Codes and letters arrive on the')} <Link href="/dev/outbox">{say('outbox page')}</Link>.
    </p>
  </>
));
