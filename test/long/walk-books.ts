/**
 * Compares what was acknowledged, what stands in the tables, and what the audit says, after a walk: each question gives the
 * rows that break it. Every effect has exactly one event and every event its effect; every letter left, and no other.
 */
import pg from 'pg';
import { letterIdOf, type PostBoxes } from './post-boxes.ts';
import type { Acknowledged } from './walkers.ts';

/** Effects as (what, id) on one side, events as (what, id) on the other: what stands on one side alone is a mistake. */
const effects = `
  select 'account.create' as what, account_id::text as id from identity.account
  union all select 'role-request.send', role_request_id::text from access.role_request
  union all select 'role-request.approve', role_request_id::text from access.role_request where status = 'approved'
  union all select 'membership.start', membership_id::text from access.membership
  union all select 'membership.disassociate', membership_id::text from access.membership where ended_at is not null
  union all select 'work-note.write', membership_id::text from access.work_note
  union all select 'sign-in.complete', session_id::text from identity.session where stage = 'full'
  union all select 'registration.start', registration_id::text from identity.registration
  union all select 'registration.prove-address', registration_id::text from identity.registration where email_proven_at is not null`;
const events = `
  select action as what,
    coalesce(case action
      when 'work-note.write' then details ->> 'membership'
      when 'sign-in.complete' then details ->> 'session'
      else object_id end, '') as id
  from audit.event where outcome = 'done' and action in ('account.create', 'role-request.send', 'role-request.approve',
    'membership.start', 'membership.disassociate', 'work-note.write', 'sign-in.complete', 'registration.start',
    'registration.prove-address')`;

const questions: Readonly<Record<string, string>> = {
  'an effect without its event, or twice': `with e as (${effects}) select what, id from (select * from e except all (${events})) x`,
  'an event without its effect, or twice': `with e as (${effects}) select what, id from ((${events}) except all select * from e) x`,
  'two requests of one newcomer': `
    select a.user_id from identity.account a join access.role_request r using (account_id)
    where a.user_id like 'walk%' group by 1 having count(*) > 1`,
  'two roles from one request': `
    select origin_id from access.membership where origin = 'request' group by 1 having count(*) > 1`,
  'an approved request without its role': `
    select role_request_id from access.role_request r where status = 'approved'
      and not exists (select from access.membership m where m.origin_id = r.role_request_id)`,
  'two notes of one newcomer': `
    select a.user_id from identity.account a join access.work_note n using (account_id)
    where a.user_id like 'walk%' group by 1 having count(*) > 1`,
  'an account without person, credential, five answers, method or address': `
    select user_id from identity.account a where user_id like 'walk%' and (
      (select count(*) from identity.person p where p.person_id = a.person_id) <> 1
      or (select count(*) from identity.credential c where c.account_id = a.account_id) <> 1
      or (select count(*) from identity.security_answer s where s.account_id = a.account_id) <> 5
      or (select count(*) from identity.mfa_method m where m.account_id = a.account_id) <> 1
      or (select count(*) from identity.email_address e where e.person_id = a.person_id) <> 1)`,
  'a completed registration without its account': `
    select registration_id from identity.registration r where completed_at is not null
      and not exists (select from identity.account a where a.account_id = r.account_id)`,
  'a welcome too many or missing': `
    select a.user_id, count(l.letter_id) from identity.account a
    left join platform.letter l on l.owner_id = a.person_id and l.template = 'welcome'
    where a.user_id like 'walk%' group by 1 having count(l.letter_id) <> 1`,
  'letters about an approval or an ending too many or missing': `
    select a.user_id, t.template from identity.account a
    join access.role_request r using (account_id)
    cross join (values ('role-request-received', 'pending'), ('role-request-approved', 'approved'), ('disassociated', 'ended')) t (template, stands)
    left join access.membership m on m.origin_id = r.role_request_id
    where a.user_id like 'walk%' and
      (select count(*) from platform.letter l where l.owner_id = a.person_id and l.template = t.template)
      <> case t.stands when 'pending' then 1 when 'approved' then (r.status = 'approved')::int else (m.ended_at is not null)::int end`,
  'a letter that did not leave': `select template, state, attempts, last_fault from platform.letter where state <> 'sent'`,
  'a secret that stayed behind': `
    select template, state from platform.letter where secret_sealed is not null`,
  'a job given up': `select task_identifier from graphile_worker.jobs where attempts >= max_attempts`,
  'an event without its number': `select event_id from audit.unsealed`,
  'a gap in the numbers': `select count(*), max(sequence) from audit.sequence having count(*) <> max(sequence)`,
};

interface Walked {
  readonly adminUrl: string;
  readonly yes: Acknowledged;
  readonly boxes: PostBoxes;
  readonly kills: number;
}

/** One line for each thing that is wrong; empty when the books agree. */
export async function mistakesInBooks({ adminUrl, yes, boxes, kills }: Walked): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const asked: string[] = [];
    for (const [what, statement] of Object.entries(questions)) {
      const { rows } = await client.query(statement);
      asked.push(...rows.map((row) => `${what}: ${JSON.stringify(row)}`));
    }
    return [...asked, ...(await lost(client, yes)), ...(await letters(client, boxes, kills))];
  } finally {
    await client.end();
  }
}

/** What was acknowledged and is not there. */
async function lost(client: pg.Client, yes: Acknowledged): Promise<readonly string[]> {
  const have = async (statement: string): Promise<ReadonlySet<string>> =>
    new Set((await client.query<{ name: string }>(statement)).rows.map(({ name }) => name));
  const accounts = await have('select user_id as name from identity.account');
  const requests = await have('select tracking_id as name from access.role_request');
  const approved = await have(`select tracking_id as name from access.role_request where status = 'approved'`);
  const of = 'select user_id as name from identity.account join';
  const notes = await have(`${of} access.work_note using (account_id)`);
  const ended = await have(`${of} access.membership using (account_id) where ended_at is not null`);
  const missing = (what: string, said: Iterable<string>, there: ReadonlySet<string>): readonly string[] =>
    [...said].filter((name) => !there.has(name)).map((name) => `lost, though acknowledged: ${what} ${name}`);
  return [
    ...missing('account', yes.accounts, accounts),
    ...missing('request', yes.requests.keys(), requests),
    ...missing('approval', yes.approvals, approved),
    ...missing('note', yes.notes, notes),
    ...missing('ending', yes.endings, ended),
  ];
}

/** Copies are allowed, one for each crash, under the same id; a letter that nobody committed is not. */
async function letters(client: pg.Client, boxes: PostBoxes, kills: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string; channel: string }>(
    'select letter_id::text as id, channel from platform.letter',
  );
  const arrived = {
    mail: boxes.mail.received.map(({ raw }) => letterIdOf(raw)),
    text: boxes.texts.map(({ id }) => id),
  };
  return (['mail', 'text'] as const).flatMap((channel) => {
    const committed = new Set(rows.filter((row) => row.channel === channel).map(({ id }) => id));
    const got = new Set(arrived[channel]);
    const copies = arrived[channel].length - got.size;
    return [
      ...[...committed].filter((id) => !got.has(id)).map((id) => `${channel} ${id} was committed and never came`),
      ...[...got].filter((id) => !committed.has(id)).map((id) => `${channel} ${id} came and was never committed`),
      ...(copies > kills * 5 ? [`${copies} copies of ${channel} for ${kills} kills`] : []),
    ];
  });
}
