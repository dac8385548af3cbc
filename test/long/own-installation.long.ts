/**
 * An installation outside the demo, as an operator makes it: a release, a PostgreSQL of one's own, keys from the command
 * line, web and worker apart, and a first operator by `staff invite`, whose link really lets that person in.
 * OWN_SERVER=postgresql://superuser:password@host:port/postgres takes a real server (15 to 18) instead of an embedded one.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCodeSink } from '../../bench/code-sink.ts';
import { startEmbedded } from '../../src/platform/db/embedded/embedded.ts';
import { root } from '../../src/platform/files/root.ts';
import { createClient, type Client } from '../client.ts';
import { informationFields, newcomer, securityFields } from '../identity-steps.ts';
import { testMailServer, type TestMailServer } from '../mail-server.ts';
import type { Page } from '../page.ts';

const port = 4_397;
const origin = `http://localhost:${port}`;
const who = { ...newcomer, password: 'Lakeside#2026 is a clinic' };
const folder = mkdtempSync(join(tmpdir(), 'countersign-own-'));
const started: ChildProcess[] = [];
const ends: (() => unknown)[] = [];
let mail: TestMailServer;
let texts: Awaited<ReturnType<typeof openCodeSink>>;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  const admin = process.env['OWN_SERVER'] ?? (await embeddedServer());
  mail = await testMailServer();
  texts = await openCodeSink();
  env = {
    ...process.env,
    ...(await makeDatabase(admin)),
    DEMO: '0',
    POLICY: 'nist-800-63b-4',
    SCANNER: 'structure',
    PUBLIC_URL: origin,
    PORT: String(port),
    MASTER_KEY_FILE: join(folder, 'keys.json'),
    DATA_DIR: join(folder, 'data'),
    LOG_LEVEL: 'warn',
    SMTP_URL: mail.url,
    SMS_URL: texts.url,
  };
});
afterAll(async () => {
  for (const child of started.filter(({ exitCode }) => exitCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await mail.close();
  texts.close();
  for (const end of ends) await end();
  rmSync(folder, { recursive: true, force: true });
});

async function embeddedServer(): Promise<string> {
  const server = await startEmbedded({ dataDir: join(folder, 'server'), fast: true });
  ends.push(() => server.stop());
  const admin = server.url('admin', 'postgres');
  // As bare as a server that somebody has just installed.
  await run(admin, [
    'drop database countersign',
    'drop role countersign_owner',
    'drop role countersign_app',
    'drop role countersign_sealer',
  ]);
  return admin;
}

async function run(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/** Two logins, as the operator's handbook would have it: one owns the tables, the other serves. */
async function makeDatabase(admin: string): Promise<NodeJS.ProcessEnv> {
  const name = `own_${process.pid}`;
  await run(admin, [
    `create role ${name}_owner login createrole password 'own'`,
    `create role ${name}_app login password 'app'`,
    `create database ${name} owner ${name}_owner`,
  ]);
  const urlOf = (login: string, password: string) => {
    const url = new URL(admin);
    Object.assign(url, { username: `${name}_${login}`, password, pathname: `/${name}` });
    return url.href;
  };
  return { DATABASE_URL: urlOf('app', 'app'), DATABASE_ADMIN_URL: urlOf('owner', 'own') };
}

function countersign(...words: string[]) {
  const done = spawnSync(process.execPath, [join(root, 'bin/countersign.mjs'), ...words], { env, encoding: 'utf8' });
  return { exit: done.status, out: done.stdout.trim(), err: done.stderr.trim() };
}

async function start(...words: string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin/start.mjs'), ...words], { env, stdio: ['ignore', 'pipe', 2] });
  started.push(child);
  const [line] = await once(child.stdout ?? child, 'data');
  expect(String(line)).toMatch(/^Countersign (is ready at|runs the worker)/);
}

/** The code in the newest letter to this address, once it has come. */
async function codeByMail(address: string): Promise<string> {
  for (;;) {
    const letter = mail.received.findLast(({ recipients }) => recipients.includes(address));
    const code = /^\s*(\d{6})\s*$/m.exec(letter?.raw ?? '')?.[1] ?? /\b(\d{6})\b/.exec(letter?.raw ?? '')?.[1];
    if (code !== undefined) return code;
    await sleep(50);
  }
}

async function register(client: Client, page: Page): Promise<Page> {
  const asked = await client.submit(page, { email: who.email, emailAgain: who.email });
  const security = await client.submit(asked, { code: await codeByMail(who.email) });
  const { userId, password, passwordAgain } = securityFields(who);
  const information = await client.submit(security, {
    userId: userId ?? '',
    password: password ?? '',
    passwordAgain: passwordAgain ?? '',
  });
  const methods = await client.submit(information, informationFields(who));
  const texted = texts.next(who.phone);
  const code = await client.submit(methods, { kind: 'text', phone: who.phone, agrees: true }, 'Send');
  await client.submit(code, { code: await texted });
  const review = await client.get('/register/review');
  return client.submit(review, {}, 'Create my account');
}

it('comes into being, and its first operator gets in by the link of the invitation', async () => {
  expect(countersign('doctor')).toMatchObject({ exit: 1, err: expect.stringContaining('keys create') });
  expect(countersign('keys', 'create', env['MASTER_KEY_FILE'] ?? '')).toMatchObject({ exit: 0 });
  expect(countersign('doctor')).toMatchObject({ exit: 0 });
  await Promise.all([start('--role', 'web'), start('--role', 'worker')]);
  expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: 'ready' });

  const invited = countersign('staff', 'invite', '--role', 'operator', '--email', who.email, '--json');
  const { link } = JSON.parse(invited.out) as { link: string };
  expect(new URL(link).origin).toBe(origin);

  const client = createClient((request) => fetch(request, { redirect: 'manual' }), { origin });
  const invitation = await client.get(new URL(link).pathname);
  const registration = await client.follow(invitation, 'Create account');
  const page = registration.path.startsWith('/terms') ? await client.submit(registration, {}, 'Accept') : registration;
  const complete = await register(client, page);
  expect(complete.heading).toBe('Registration Complete');
  const home = await client.submit(await client.get('/agency/invitation'), {}, 'Accept');
  expect([home.path, home.status]).toEqual(['/home', 200]);
  expect(home.text).toContain('You work for this installation as operator');
  const stranger = createClient((request) => fetch(request, { redirect: 'manual' }), { origin });
  expect((await stranger.get(new URL(link).pathname)).status).toBe(410);
});
