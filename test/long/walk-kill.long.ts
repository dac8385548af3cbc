/**
 * The main job is walked over HTTP while the server, and then PostgreSQL, is killed at random moments: nothing that was
 * acknowledged is lost, nothing happens twice, audit and data agree. `KILLS=20 npm run test:long` for a short run.
 */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { killedServer, type KilledServer } from './killed-server.ts';
import { openPostBoxes } from './post-boxes.ts';
import { mistakesInBooks } from './walk-books.ts';
import { nothingYet, walkTogether, type Acknowledged, type Walk } from './walkers.ts';

const kills = Number(process.env['KILLS'] ?? 100);
const newcomersAtOnce = 4;
const minutesPerKill = 0.5;
/** Letters that wait for their next try come within the first steps of the schedule. */
const lettersLeaveWithinMilliseconds = 180_000;

const ways: Readonly<Record<string, (server: KilledServer) => Promise<void>>> = {
  'the server': async (server) => {
    await server.killServer();
    server.start();
  },
  PostgreSQL: async (server) => {
    await vi.waitFor(() => expect(server.killPostgres()).toBe(true));
    // The old answer of /readyz must not count: the pool needs a moment to see that nobody is there.
    await pause(300);
  },
};

it.each(Object.keys(ways))(
  `survives ${kills} kills of %s during the walk`,
  { timeout: (kills * minutesPerKill + 6) * 60_000 },
  async (victim) => {
    const boxes = await openPostBoxes();
    const server = await killedServer({ SMTP_URL: boxes.smtpUrl, SMS_URL: boxes.smsUrl });
    server.start();
    try {
      await server.untilReady();
      const over = new AbortController();
      const walk: Walk = { origin: server.origin, boxes, yes: nothingYet(), over: over.signal };
      const everybody = walkTogether(walk, newcomersAtOnce);
      const failed = everybody.then(() => {
        throw new Error('Everybody went home');
      });
      failed.catch(() => undefined);
      for (let kill = 0; kill < kills; kill += 1) {
        // Every other kill lets them get on first: a site that is never up for long sends no code.
        if (kill % 2 === 1) await gettingOn(walk.yes);
        await pause(randomInt(50, 2_000));
        await ways[victim]?.(server);
        await Promise.race([server.untilReady(), failed]);
      }
      over.abort();
      await everybody;
      await lettersHaveLeft(server);
      const { yes } = walk;
      console.log(
        `${kills} kills of ${victim}: ${yes.accounts.size} registered, ${yes.requests.size} asked, ${yes.approvals.size} ` +
          `approved, ${yes.notes.size} notes, ${yes.endings.size} ended, ${yes.repeats} presses repeated, ` +
          `${boxes.mail.received.length} letters, ${boxes.texts.length} texts`,
      );
      expect(await mistakesInBooks({ adminUrl: server.adminUrl(), yes, boxes, kills })).toEqual([]);
      const { code, said } = server.command('audit', 'verify');
      console.log(said.trim());
      expect(code, said).toBe(0);
    } catch (error) {
      const complaints = server
        .log()
        .split('\n')
        .filter((line) => /"level":"?(?:40|50|60|warn|error|fatal)/.test(line));
      console.log(
        complaints
          .slice(-30)
          .map((line) => line.slice(0, 900))
          .join('\n'),
      );
      throw error;
    } finally {
      await server.end();
      await boxes.close();
    }
  },
);

/** Resolves when somebody has reached something more, or after a while. */
async function gettingOn(yes: Acknowledged): Promise<void> {
  const before = reached(yes);
  for (let waited = 0; reached(yes) === before && waited < 12_000; waited += 50) await pause(50);
}

const reached = ({ accounts, requests, approvals, notes, endings }: Acknowledged): number =>
  accounts.size + requests.size + approvals.size + notes.size + endings.size;

/** A letter whose senders were killed waits for its next try, up to hours: its time is made to come. */
async function lettersHaveLeft(server: KilledServer): Promise<void> {
  const admin = new pg.Client({ connectionString: server.adminUrl() });
  await admin.connect();
  await vi.waitFor(
    async () => {
      await admin.query('update graphile_worker._private_jobs set run_at = now() where run_at > now()');
      const waiting = await admin.query(
        `update platform.letter set next_try_at = now() where state = 'queued' returning letter_id`,
      );
      const under = await admin.query(`select from platform.letter where state <> 'sent'`);
      expect([waiting.rowCount, under.rowCount]).toEqual([0, 0]);
    },
    { timeout: lettersLeaveWithinMilliseconds, interval: 2_000 },
  );
  await admin.end();
  // What was sealed a moment ago gets its number within a second.
  await pause(1_500);
}
