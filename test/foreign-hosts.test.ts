/**
 * Whatever host a request names, in whichever way, over a real socket, past a trusted proxy or not: no letter, no page, no
 * redirect and no cookie carries it. Links begin with our own address, over https. Security R1.
 */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type RunningServer } from '../src/platform/http/server.ts';
import { fillingOf, type Filling } from './fillings.ts';
import { openWorld, worldOpensWithinMilliseconds, type World } from './world.ts';

const ours = 'https://id.example.org';
const foreign = 'evil.example';
const allOfThem = 500;

let world: World;
let servers: readonly RunningServer[];

beforeAll(async () => {
  world = await openWorld({ checksHtml: false, publicUrl: ours });
  const { config } = world.parts;
  const behind = (trustedProxies: readonly string[]) =>
    listen({ ...config, port: 0, trustedProxies: [...trustedProxies] }, () => world.core);
  servers = [await behind([]), await behind(['127.0.0.1'])];
}, worldOpensWithinMilliseconds);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await world.end();
});

interface Lie {
  /** Stands before the path in the request line. */
  readonly target?: string;
  /** Lines in place of our own host. */
  readonly host?: readonly string[];
  readonly headers?: readonly string[];
  /** Not even read: no such request may be answered. */
  readonly refused?: true;
}

const lies: Readonly<Record<string, Lie>> = {
  Host: { host: [`Host: ${foreign}`] },
  'two hosts, theirs first': { host: [`Host: ${foreign}`, 'Host: id.example.org'], refused: true },
  'two hosts, theirs last': { host: ['Host: id.example.org', `Host: ${foreign}`], refused: true },
  'an absolute address': { target: `http://${foreign}` },
  'an absolute address with somebody in it': { target: `https://id.example.org@${foreign}` },
  'X-Forwarded-Host': { headers: [`X-Forwarded-Host: ${foreign}`] },
  'X-Forwarded-Proto': { headers: ['X-Forwarded-Proto: http', `X-Forwarded-Host: ${foreign}`] },
  'X-Forwarded-Port': { headers: ['X-Forwarded-Port: 8443', `X-Forwarded-Server: ${foreign}`] },
  'X-Forwarded-Prefix': { headers: [`X-Forwarded-Prefix: //${foreign}/`] },
  Forwarded: { headers: [`Forwarded: for=192.0.2.1;host=${foreign};proto=http`] },
  'X-Original-URL': { headers: [`X-Original-URL: https://${foreign}/`, `X-Rewrite-URL: //${foreign}/`] },
  'X-Host': { headers: [`X-Host: ${foreign}`, `X-Original-Host: ${foreign}`, `X-HTTP-Host-Override: ${foreign}`] },
  'a port behind the host': { host: [`Host: id.example.org:80@${foreign}`], refused: true },
  'somebody before the host': { host: [`Host: id.example.org@${foreign}`], refused: true },
  'a port of theirs': { host: ['Host: id.example.org:6666'] },
  'a blank in the host': { host: [`Host: id.example.org ${foreign}`], refused: true },
};

/** One post as bytes; everything that comes back, headers and page. */
function post(
  { client, path, body }: Filling,
  port: number,
  { target = '', host, headers = [] }: Lie,
): Promise<string> {
  const text = body.toString();
  const lines = [
    `POST ${target}${path} HTTP/1.1`,
    ...(host ?? ['Host: id.example.org']),
    ...headers,
    `Origin: ${ours}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${Buffer.byteLength(text)}`,
    `Cookie: ${[...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')}`,
    'Connection: close',
  ];
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`));
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => void (answer += part));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

/** Of an answer or a letter: their host, the port that was made up, and addresses that are not ours. */
const strangeIn = (text: string): readonly string[] => [
  ...(text.match(/evil\.example|6666|8443/g) ?? []),
  ...(text.match(/(?:https?:)?\/\/[^\s"'<>)]*/g) ?? []).filter((address) => !isOurs(address)),
];
const isOurs = (address: string): boolean =>
  address === ours || address.startsWith(`${ours}/`) || address.startsWith('http://www.w3.org/');

const lettersWritten = async (): Promise<number> =>
  (await world.database.db.selectFrom('platform.letter').select('letter_id').execute()).length;

const ways = [
  ['to us', 0],
  ['through a proxy', 1],
] as const;

describe.each(ways)('a request that lies, sent %s', (_way, server) => {
  it.each(Object.entries(lies))('by %s', async (_name, lie) => {
    // So many registrations an hour from one address, and for one.
    world.clock.moveHours(1);
    const before = await lettersWritten();
    const answer = await post(await fillingOf('/register', world), servers[server]?.port ?? 0, lie);
    expect(answer).toMatch(lie.refused ? /^HTTP\/1\.1 400 / : /^HTTP\/1\.1 303 /);
    expect(strangeIn(answer)).toEqual([]);
    expect(answer).not.toMatch(/^set-cookie:.*domain/im);
    expect((await lettersWritten()) - before).toBe(lie.refused ? 0 : 1);
  });
});

const everything: Lie = {
  host: [`Host: ${foreign}`],
  headers: Object.values(lies).flatMap(({ headers = [] }) => headers),
};

describe('with every lie at once', () => {
  it.each([
    '/register/review',
    '/profile/employers/requests',
    '/staff/role-requests/:tracking/approval',
    '/staff/members/:membership/disassociation',
  ])('%s leads to us', async (pattern) => {
    const before = await lettersWritten();
    const answer = await post(await fillingOf(pattern, world), servers[1]?.port ?? 0, everything);
    expect(answer).toMatch(/^HTTP\/1\.1 303 /);
    expect(strangeIn(answer)).toEqual([]);
    expect(await lettersWritten()).toBeGreaterThan(before);
  });
});

it('no letter of all of them leads to anybody else', async () => {
  const letters = await world.letters(allOfThem);
  expect(letters.length).toBeGreaterThan(30);
  const strange = letters.flatMap(({ template, subject, text, html }) =>
    strangeIn(`${subject}\n${text}\n${html ?? ''}`).map((what) => `${template}: ${what}`),
  );
  expect(strange).toEqual([]);
});
