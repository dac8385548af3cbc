/**
 * Pages under /for/{ref}: what one may do there and why, and the work itself. Both say the path in words, so that nobody
 * has to guess where a right comes from.
 */
import { Alert } from '../../ui/alert/alert.tsx';
import { Button, ButtonGroup, LinkButton } from '../../ui/button/button.tsx';
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { Columns } from '../../ui/columns/columns.tsx';
import { EmptyState } from '../../ui/empty-state/empty-state.tsx';
import { Form } from '../../ui/form/form.tsx';
import type { FormState } from '../../ui/form/form-state.ts';
import { Layout } from '../../ui/layout/layout.tsx';
import { PageHeading } from '../../ui/page-heading/page-heading.tsx';
import { Powers } from '../../ui/powers/powers.tsx';
import { SummaryList } from '../../ui/summary-list/summary-list.tsx';
import { TextArea } from '../../ui/text-area/text-area.tsx';
import { say } from '../../vocabulary/say.ts';
import { formatInstant } from '../../vocabulary/time-zone.ts';
import type { Hat, HatFunction } from '../authority/hats.rules.ts';
import type { Task } from '../authority/roles.rules.ts';
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
