/** `doctor`: what an operator at 3 a.m. wants to know first, each as one line that is fine or says what to do. */
import { sql } from 'kysely';
import type { OpenParts } from './parts.ts';
import { EXIT_DONE, EXIT_FAILED, type Output } from './platform/cli/command.ts';
import { countJobs } from './platform/jobs/given-up.ts';
import { countUnsentLetters } from './platform/mail/letter-store.ts';

interface Finding {
  readonly what: string;
  readonly fine: boolean;
  readonly says: string;
}

export async function examine(parts: OpenParts, { out, json }: Output): Promise<number> {
  const findings = [...configFindings(parts), ...(await databaseFindings(parts)), ...(await queueFindings(parts))];
  if (json) out(JSON.stringify({ findings }));
  else for (const { what, fine, says } of findings) out(`${fine ? 'ok  ' : 'MEND'} ${what.padEnd(12)} ${says}`);
  return findings.every(({ fine }) => fine) ? EXIT_DONE : EXIT_FAILED;
}

export function configFindings({ config }: Pick<OpenParts, 'config'>): readonly Finding[] {
  const noMail = config.demo
    ? 'Mail stays in the outbox of the demo.'
    : 'No mail leaves, not even a code: give SMTP_URL.';
  const mail = config.smtpUrl ? 'SMTP_URL is set.' : noMail;
  // Browsers speak TLS, and we do not: somebody stands in between.
  const isBehindProxy = config.publicUrl?.startsWith('https:') === true && config.tls === null;
  const isNamed = config.trustedProxies.length > 0;
  return [
    { what: 'policy', fine: true, says: `${config.policy}${config.demo ? ', in the demo' : ''}.` },
    { what: 'mail', fine: config.demo || config.smtpUrl !== null, says: mail },
    {
      what: 'proxy',
      fine: isNamed || !isBehindProxy,
      says:
        isBehindProxy && !isNamed
          ? 'TLS ends at a proxy: name it in TRUSTED_PROXIES, or everybody behind it counts as one client.'
          : `${isNamed ? config.trustedProxies.join(', ') : 'Nobody'} may say who a client is.`,
    },
  ];
}

async function databaseFindings({ database, config }: OpenParts): Promise<readonly Finding[]> {
  const { rows } = await sql<{ version: string; superuser: boolean }>`
    SELECT current_setting('server_version') AS version,
           (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) AS superuser`.execute(database.app);
  const { version = 'unknown', superuser = false } = rows[0] ?? {};
  const own = config.databaseUrl !== null;
  return [
    {
      what: 'database',
      fine: true,
      says: `PostgreSQL ${version}, ${own ? 'DATABASE_URL' : 'embedded'}, migrations complete.`,
    },
    {
      what: 'roles',
      fine: !superuser,
      says: superuser
        ? 'DATABASE_URL signs in as a superuser: give it a login of its own, and the owner to DATABASE_ADMIN_URL.'
        : 'The application owns nothing and may only add to the audit.',
    },
  ];
}

async function queueFindings(parts: OpenParts): Promise<readonly Finding[]> {
  const ctx = parts.systemContext('doctor');
  const jobs = await countJobs(ctx);
  const letters = await countUnsentLetters(ctx.tx);
  return [
    {
      what: 'jobs',
      fine: jobs.givenUp === 0,
      says: `${jobs.waiting} waiting, ${jobs.failing} failing, ${jobs.givenUp} given up.`,
    },
    {
      what: 'letters',
      fine: letters.dead === 0,
      says: `${letters.queued} to be sent, ${letters.dead} could not be delivered.`,
    },
  ];
}
