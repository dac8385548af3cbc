/**
 * Pages under /for/{ref}: what one may do there and why, the work itself, and what is shown when that right is missing or
 * has ended. Every one of them says the path in words, so that nobody has to guess where a right comes from.
 */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { Powers } from '../../ui/powers/powers.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { TextArea } from '../../ui/text-area/text-area.tsx';
import { say } from '../../vocabulary/say.ts';
import { formatInstant, formatInstantLong } from '../../vocabulary/time-zone.ts';
import { authoritySentence } from '../authority/authority-sentences.rules.ts';
import type { AuthorityReason } from '../authority/authority.rules.ts';
import type { Hat, HatFunction } from '../authority/hats.rules.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Role, Task } from '../authority/roles.rules.ts';
import { functionLabel, functionLongName } from '../business-function-sentences.rules.ts';
import { partyFacts, type PartyFactsProps } from '../parties/party-facts.pages.tsx';
import { accessPaths } from '../paths.ts';
import { becauseSentence } from './because.pages.tsx';

interface Worn {
  readonly hat: Hat;
  readonly name: string;
  readonly names: ReadonlyMap<string, string>;
  readonly party: PartyFactsProps;
  readonly zone: string;
}

const tasksInWords = (tasks: readonly Task[]): { allowed: readonly string[]; denied: readonly string[] } => {
  const words: readonly (readonly [Task, string])[] = [
    ['view', say('see what is on file')],
    ['prepare', say('prepare applications')],
    ['submit', say('submit applications')],
    ['sign', say('sign')],
    ['change-bank', say('change bank details')],
    ['manage-people', say('approve people and connections')],
  ];
  return {
    allowed: words.filter(([task]) => tasks.includes(task)).map(([, word]) => word),
    denied: words.filter(([task]) => !tasks.includes(task)).map(([, word]) => word),
  };
};

export function HatPage({ hat, name, names, party, zone }: Worn) {
  return (
    <Layout title={say('Working for {name}', { name })} back={accessPaths.home}>
      <PageHeading lede={say('What you may do here, and why. Everything you do is recorded under your own name.')}>
        {say('Working for {name}', { name })}
      </PageHeading>
      <Columns
        main={
          <CardGrid>
            {hat.functions.map((each) => (
              <FunctionCard hat={hat} each={each} names={names} zone={zone} />
            ))}
          </CardGrid>
        }
        side={
          <Card heading={say('On file')}>
            <SummaryList facts={partyFacts(party)} />
          </Card>
        }
      />
    </Layout>
  );
}

interface FunctionCardProps {
  readonly hat: Hat;
  readonly each: HatFunction;
  readonly names: ReadonlyMap<string, string>;
  readonly zone: string;
}

function FunctionCard({ hat, each, names, zone }: FunctionCardProps) {
  const { allowed, denied } = tasksInWords(each.tasks);
  const [path] = each.paths;
  return (
    <Card heading={functionLabel(each.businessFunction)}>
      <Powers allowed={allowed} denied={denied} />
      {path && <p class="cs-soft cs-small">{becauseSentence(path, { names, zone, party: hat.legalName })}</p>}
      <ButtonGroup>
        <LinkButton
          href={accessPaths.hatFunction(hat.reference, each.businessFunction)}
          about={functionLabel(each.businessFunction)}
        >
          {say('Open')}
        </LinkButton>
      </ButtonGroup>
    </Card>
  );
}

export interface WorkNote {
  readonly by: string;
  readonly at: Date;
  readonly text: string;
  readonly throughConnection: boolean;
}

interface WorkProps extends Worn {
  readonly function: HatFunction;
  readonly notes: readonly WorkNote[];
  readonly form: FormState;
}

export function WorkPage({ hat, name, names, party, zone, function: work, notes, form }: WorkProps) {
  const { allowed, denied } = tasksInWords(work.tasks);
  const [path] = work.paths;
  const title = say('{system} for {name}', { system: functionLabel(work.businessFunction), name });
  return (
    <Layout title={title} back={accessPaths.hat(hat.reference)} errors={form.errors}>
      <PageHeading
        above={functionLongName(work.businessFunction)}
        lede={path && becauseSentence(path, { names, zone, party: hat.legalName })}
      >
        {title}
      </PageHeading>
      <Columns
        main={
          <>
            <Card heading={say('The provider on file')}>
              <SummaryList facts={partyFacts(party)} />
            </Card>
            <Notes hat={hat} work={work} notes={notes} form={form} zone={zone} />
          </>
        }
        side={
          <>
            <Card heading={say('What you may do here')}>
              <Powers allowed={allowed} denied={denied} />
            </Card>
            <Alert kind="info" heading={say('Applications are not in this release')}>
              {work.businessFunction === 'enrollment'
                ? say(
                    'Enrollment applications open here with the enrollment module. Your right to them is in force already.',
                  )
                : say(
                    'Changes to registry records open here with the registry module. Your right to them is in force already.',
                  )}
            </Alert>
          </>
        }
      />
    </Layout>
  );
}

interface NotesProps {
  readonly hat: Hat;
  readonly work: HatFunction;
  readonly notes: readonly WorkNote[];
  readonly form: FormState;
  readonly zone: string;
}

function Notes({ hat, work, notes, form, zone }: NotesProps) {
  return (
    <Card heading={say('Work notes')}>
      <p class="cs-soft">
        {say(
          'What was done and what is still missing. The officials and everybody who works in this system here can read them.',
        )}
      </p>
      {notes.length === 0 && (
        <EmptyState heading={say('No notes yet')}>{say('The first one is yours to write, below.')}</EmptyState>
      )}
      {notes.length > 0 && (
        <ol class="cs-plain-list cs-stack">
          {notes.map((note) => (
            <li>
              <p class="cs-preserved">{note.text}</p>
              <p class="cs-soft cs-small">
                {note.throughConnection
                  ? say('{who}, for the surrogate, {when}', { who: note.by, when: formatInstant(note.at, zone) })
                  : say('{who}, {when}', { who: note.by, when: formatInstant(note.at, zone) })}
              </p>
            </li>
          ))}
        </ol>
      )}
      {work.tasks.includes('prepare') && (
        <Form action={accessPaths.hatNotes(hat.reference, work.businessFunction)} state={form}>
          <TextArea
            name="text"
            label={say('New note')}
            hint={say('At most 2,000 characters. No passwords, no Social Security Numbers.')}
            required
          />
          <ButtonGroup>
            <Button>{say('Save note')}</Button>
          </ButtonGroup>
        </Form>
      )}
    </Card>
  );
}

interface EndedProps {
  readonly party: string;
  readonly employer: string;
  readonly role: Role;
  readonly what: 'membership' | 'function' | 'connection';
  readonly endedAt: Date;
  readonly by: string | null;
  readonly zone: string;
  readonly desk: { readonly name: string; readonly phone: string };
  /** Something was sent just now, and was not saved. */
  readonly sent: boolean;
}

/** Shown with 403 to whoever once could: what happened, when, who to ask, what they can do. */
export function EndedPage({ party, employer, role, what, endedAt, by, zone, desk, sent }: EndedProps) {
  const when = formatInstantLong(endedAt, zone);
  const heading =
    what === 'connection' && by === null
      ? say('The connection to {party} has run out', { party })
      : by === null
        ? say('Your work for {party} has ended', { party })
        : say('{by} ended your work for {party}', { by, party });
  return (
    <MessagePage
      title={say('Your access has ended')}
      heading={heading}
      icon="ended"
      tone="calm"
      actions={
        <>
          <LinkButton href={accessPaths.home}>{say('Go to Home')}</LinkButton>
          <LinkButton href={accessPaths.employerSearch} kind="secondary">
            {say('Ask again')}
          </LinkButton>
        </>
      }
      note={say('{desk}: {phone}', { desk: desk.name, phone: desk.phone })}
    >
      <p>{endedSentence(what, { party, employer, role: roleLabel(role), when })}</p>
      <p>
        {say('You can no longer open its records. What you saved there stays with them.')}{' '}
        {sent && say('What you sent just now was not saved.')}
      </p>
      <p>
        {by === null
          ? say('If this surprises you, ask an official of {employer}.', { employer })
          : say('If this surprises you, ask {by}. Another approval takes a minute.', { by })}
      </p>
    </MessagePage>
  );
}

function endedSentence(
  what: EndedProps['what'],
  values: { readonly party: string; readonly employer: string; readonly role: string; readonly when: string },
): string {
  switch (what) {
    case 'membership':
      return say('You were {role} of {employer} until {when}.', values);
    case 'function':
      return say('The last system that you could work in at {employer} was taken back on {when}.', values);
    case 'connection':
      return say('{employer} was connected with {party} until {when}.', values);
  }
}

interface MayNotProps {
  readonly party: string;
  readonly reason: AuthorityReason;
  readonly hatHref: string;
}

export const MayNotPage = ({ party, reason, hatHref }: MayNotProps) => (
  <MessagePage
    title={say('You may not do this here')}
    heading={say('Not with what you were given at {party}', { party })}
    icon="lock"
    tone="calm"
    actions={
      <>
        <LinkButton href={hatHref}>{say('See what you may do')}</LinkButton>
        <LinkButton href={accessPaths.home} kind="secondary">
          {say('Go to Home')}
        </LinkButton>
      </>
    }
  >
    <p>{authoritySentence(reason)}</p>
  </MessagePage>
);
