/**
 * The page for every answer that is not the page asked for. Each says what happened, what it means for what the person was
 * doing, and what to do now. The sentence about nothing being lost is true: a refused post changes nothing.
 * A refusal by a rule of the product is not here: its own page names the rule.
 */
import { say } from '../../vocabulary/say.ts';
import { Button, LinkButton } from '../button/button.tsx';
import { ButtonForm } from '../form/form.tsx';
import type { IconName } from '../icon/icon.tsx';
import { MessagePage } from '../message-page/message-page.tsx';
import type { MessagePageProps } from '../message-page/message-page.tsx';
import { problemWords, type LateCause, type ProblemKind } from './problem-words.ts';

export interface Resend {
  readonly action: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** The form will ask again for what is not carried here. */
  readonly asksAgain?: boolean | undefined;
  readonly first?: { readonly what: LateCause; readonly href: string } | null | undefined;
}

export interface ProblemPageProps {
  readonly problem: {
    readonly kind: ProblemKind;
    readonly requestId: string;
    readonly retryAfterSeconds?: number | undefined;
  };
  /** What was sent with a token that is too old, to be sent again with one press; never a password or a code. */
  readonly resend?: Resend | undefined;
  /** Where a fresh start is: the page that was shown before, or the front. */
  readonly startHref?: string | undefined;
  readonly helpHref?: string | undefined;
}

const signs: Readonly<Record<ProblemKind, readonly [IconName, MessagePageProps['tone']]>> = {
  'not-found': ['search', 'calm'],
  'wrong-method': ['search', 'calm'],
  forbidden: ['lock', 'calm'],
  'cross-site': ['lock', 'error'],
  'stale-form': ['waiting', 'waiting'],
  'changed-form': ['copy', 'waiting'],
  'already-done': ['done', 'done'],
  'in-progress': ['waiting', 'waiting'],
  tampered: ['warning', 'error'],
  'too-large': ['warning', 'waiting'],
  'wrong-type': ['warning', 'waiting'],
  'too-many': ['waiting', 'waiting'],
  busy: ['waiting', 'waiting'],
  fault: ['warning', 'error'],
};

export function ProblemPage({ problem, resend, startHref = '/', helpHref = '/help' }: ProblemPageProps) {
  const { first = null, asksAgain = false } = resend ?? {};
  const words = problemWords(problem.kind, { ...problem, kept: resend !== undefined, first: first?.what, asksAgain });
  const [icon, tone] = signs[problem.kind];
  return (
    <MessagePage
      title={words.title}
      heading={words.heading}
      icon={icon}
      tone={tone}
      actions={
        <>
          {first && (
            <LinkButton href={first.href} newTab>
              {first.what === 'terms' ? say('Read the terms') : say('Sign in')}
            </LinkButton>
          )}
          {resend && (
            <ButtonForm action={resend.action} hidden={resend.values}>
              <Button kind={first ? 'secondary' : 'primary'}>{say('Send it again')}</Button>
            </ButtonForm>
          )}
          <LinkButton href={startHref} kind={resend ? 'secondary' : 'primary'}>
            {say('Go to the start')}
          </LinkButton>
          <LinkButton href={helpHref} kind="quiet">
            {say('Help')}
          </LinkButton>
        </>
      }
      note={
        <>
          {say('If you call the help desk, this is the number of what happened:')}{' '}
          <span class="cs-reference">{problem.requestId}</span>
        </>
      }
    >
      {words.text.map((sentence) => (
        <p>{sentence}</p>
      ))}
    </MessagePage>
  );
}
