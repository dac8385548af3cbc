/**
 * After a whole walk of somebody with values that stand nowhere else, they are looked for in every column of every table,
 * in the log, the numbers, and every address and error page on the way. Sealed columns hold bytes; clear ones must not hold
 * them. A user ID is a name that people choose for the door: it stands in clear in its one column and nowhere else.
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityJobs } from '../src/identity/index.ts';
import { createClient, type Client } from './client.ts';
import {
  beginRegistration,
  front,
  giveSecurity,
  informationFields,
  newcomer,
  newestCode,
  rowsOf,
  securityFields,
} from './identity-steps.ts';
import type { Page } from './page.ts';
import { runWaitingJobs } from './waiting-jobs.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

let world: World;
let wilma: Client;
let open: Page;
const addresses: string[] = [];
const errorPages: string[] = [];
const secrets: string[] = [];
const cookies = new Set<string>();

const note = 'Zebra quince 7731: asked the bank.';
const reason = 'Ochre walrus 9042 is over.';
const refusal = 'Indigo ferret 5513 was not hired.';
const contact = 'wilma.other@newcomer.example';
const officialPhone = '202-555-0191';

beforeAll(async () => {
  world = await openWorld();
  const send = (request: Request) => world.core.fetch(request, { requestId: 'walk', clientAddress: '203.0.113.200' });
  wilma = createClient(send, {
    checksHtml: false,
    onAnswer(request, response, body) {
      for (const line of response.headers.getSetCookie()) {
        const [, token] = /^(?:session|device|registration)=([\w-]{43})/.exec(line) ?? [];
        if (token) cookies.add(token);
      }
      addresses.push(request.url, response.headers.get('location') ?? '');
      if (response.status >= 400 && response.status !== 422) errorPages.push(body);
    },
  });
  await walk();
}, worldOpensWithinMilliseconds);

afterAll(() => world.end());

const code = async (): Promise<string> => {
  const secret = (await world.letters()).find((letter) => letter.secret !== null)?.secret ?? '';
  secrets.push(...secret.split(' '));
  return newestCode(world);
};

/** From the terms to the end of the role, with a wrong code, a mistake on the form, and a page that is not theirs. */
async function walk(): Promise<void> {
  await front(wilma);
  const proof = await beginRegistration(world, wilma, newcomer.email);
  await wilma.submit(proof, { code: '000000' });
  const security = await wilma.submit(proof, { code: await code() });
  const information = await giveSecurity(wilma, security, newcomer);
  await leakless('while the password waits for the name');
  await wilma.submit(information, { ...informationFields(newcomer), postalCode: 'x' });
  const methods = await wilma.submit(information, informationFields(newcomer));
  world.clock.moveHours(1 / 60);
  const asked = await wilma.submit(methods, { kind: 'text', phone: newcomer.phone, agrees: true }, 'Send');
  await wilma.submit(asked, { code: await code() });
  await wilma.submit(await wilma.get('/register/review'), {});
  await work();
}

async function work(): Promise<void> {
  const ada = await world.signedIn('ada');
  await ada.submit(await ada.get(await ask()), { functions: ['enrollment'] }, 'Approve');
  open = await wilma.follow(await wilma.get('/home'), 'Open Enrollment (PECOS)');
  open = await wilma.submit(open, { text: note }, 'Save note');
  await wilma.get('/profile');
  const member = await ada.follow(await ada.get('/staff'), `${newcomer.last}, ${newcomer.first}`);
  await ada.submit(await ada.follow(member, 'Disassociate'), { reason }, 'Disassociate now');
  expect((await wilma.get(open.path)).status).toBe(403);
  expect((await wilma.get('/staff/members/nobody')).status).toBeGreaterThanOrEqual(400);
  const declined = await ada.submit(await ada.get(await ask()), { reason: refusal }, 'Decline');
  expect(declined.text).toContain(refusal);
  expect((await wilma.get('/profile/employers')).text).toContain(refusal);
}

/** Asks Lakeside Clinic for work; gives the path of the request for its official. */
async function ask(): Promise<string> {
  const found = await wilma.get('/profile/employers/search?organizationName=lakeside&state=IL');
  const page = await wilma.follow(await wilma.follow(found, 'Lakeside Clinic'), 'Ask for this role as Staff End User');
  const official = {
    officialName: 'Xanthippe Official',
    officialTitle: 'Director',
    officialPhone,
    officialEmail: 'xanthippe@lakeside.example',
    officialEmailAgain: 'xanthippe@lakeside.example',
    contact: 'other',
    contactEmail: contact,
    contactEmailAgain: contact,
    functions: ['enrollment'],
  };
  const sent = await wilma.submit(await wilma.submit(page, official, 'Continue'), {}, 'Send request');
  return sent.path.replace('/profile/employers/requests', '/staff/role-requests');
}

/** Each as it is typed and as it may be stored: digits alone, the date in the order of the database. */
const personal = (): Readonly<Record<string, readonly string[]>> => ({
  'first name': [newcomer.first],
  'last name': [newcomer.last],
  SSN: [newcomer.ssn, '900-55-1234'],
  'birth date': ['04/28/1990', '1990-04-28'],
  'home address': [newcomer.street],
  phone: [newcomer.phone, '202-555-0177', '(202) 555-0177', '2025550178', '202-555-0178'],
  'e-mail': [newcomer.email, contact],
  password: [newcomer.password],
  answer: Object.entries(securityFields(newcomer)).flatMap(([field, text]) =>
    field.startsWith('answer') ? [text] : [],
  ),
  'named official': ['Xanthippe', officialPhone, '2025550191'],
  note: ['Zebra quince'],
  'reason of an ending': ['Ochre walrus'],
  'reason of a refusal': ['Indigo ferret'],
  'code or token': secrets,
  'cookie of a session or a device': [...cookies],
  EIN: ['123456668', '12-3456668'],
});

const findings = (text: string): readonly string[] =>
  Object.entries(personal()).flatMap(([what, values]) =>
    values.some((value) => text.toLowerCase().includes(value.toLowerCase())) ? [what] : [],
  );

async function leakless(when: string): Promise<void> {
  expect(await inTables(), when).toEqual([]);
}

/** `what in table.column`, for every table of the database; bytes as they are, so that clear text in them shows. */
async function inTables(): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: world.database.adminUrl });
  await client.connect();
  try {
    await client.query('set bytea_output = escape');
    const { rows: columns } = await client.query<{ table: string; column: string }>(`
      select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'm') and a.attnum > 0 and not a.attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'registry')`);
    const found: string[] = [];
    for (const { table, column } of columns) {
      const { rows } = await client.query<{ text: string | null }>(`select ${column}::text as text from ${table}`);
      const text = rows.map((row) => row.text ?? '').join('\n');
      found.push(...findings(text).map((what) => `${what} in ${table}.${column}`));
    }
    return found;
  } finally {
    await client.end();
  }
}

it('stands in no column of any table, also after jobs that wrote letters have run', async () => {
  expect(cookies.size).toBeGreaterThan(3);
  expect(await inTables()).toEqual([]);
  await runWaitingJobs(world, identityJobs);
  expect(await inTables()).toEqual([]);
});

it('stands in no line of the log, no number and no address', async () => {
  expect(findings(world.log.lines.join('\n'))).toEqual([]);
  expect(world.log.leaks()).toEqual([]);
  expect(findings(await world.parts.metrics.registry.metrics())).toEqual([]);
  expect(findings(decodeURIComponent(addresses.join('\n')))).toEqual([]);
});

it('stands on no error page, but for the own name in its header', () => {
  expect(errorPages.length).toBeGreaterThan(1);
  expect(errorPages.flatMap(findings).filter((what) => !what.endsWith(' name'))).toEqual([]);
});

it('leaves no secret behind once it was used', async () => {
  expect(secrets.length).toBeGreaterThan(2);
  expect(
    await rowsOf(
      world,
      `select template from platform.letter where secret_sealed is not null and template <> 'registration-proof'
       and owner_id in (select person_id from identity.account where user_id = '${newcomer.userId}')`,
    ),
  ).toEqual([]);
});
