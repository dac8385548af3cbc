/**
 * The one reader of the environment: `readConfig(process.env)` gives a checked Config or throws a StartRefusal.
 * Whether this is the demo is decided here, once, and nowhere else (contract: the demo never runs on a real database).
 */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { StartRefusal } from './refusal.ts';
import { environmentSchema, policyNames, type Environment } from './variables.ts';

export type PolicyName = (typeof policyNames)[number];

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Null: the origin follows from host and the port that was really taken. */
  readonly publicUrl: string | null;
  readonly trustedProxies: readonly string[];
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  readonly databaseUrl: string | null;
  readonly databaseAdminUrl: string | null;
  readonly databaseReplicaUrl: string | null;
  readonly dataDir: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly smsUrl: string | null;
  readonly masterKeyFile: string | null;
  readonly kmsUrl: string | null;
  readonly policy: PolicyName;
  readonly authorityFile: string | null;
  readonly scanner: string;
  readonly agency: Agency;
  readonly timeZone: string;
  readonly metricsToken: string | null;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly demo: boolean;
}

export interface Agency {
  readonly name: string | null;
  readonly desk: {
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    readonly address: string | null;
  };
  readonly termsFile: string | null;
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartRefusal(`${String(issue?.path[0])} ${sentence(issue?.message)}.`);
  }
  return decideConfig(parsed.data);
}

/** Turns zod's own wording into the end of a sentence that begins with the variable's name. */
const sentence = (message = 'has a value that cannot be used') =>
  /^(must|has)/.test(message) ? message : `must be usable here (${message})`;

function decideConfig(env: Environment): Config {
  const demo = isDemo(env);
  refuseUnsafeAddress(env);
  if ((env.TLS_CERT === undefined) !== (env.TLS_KEY === undefined))
    throw new StartRefusal('TLS_CERT and TLS_KEY must be given together.');
  if (env.DATABASE_REPLICA_URL && !env.DATABASE_URL)
    throw new StartRefusal('DATABASE_REPLICA_URL must be a replica of DATABASE_URL, which is not set.');
  if (!demo) refuseUnchosen(env, outsideTheDemo(env));
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ? new URL(env.PUBLIC_URL).origin : null,
    trustedProxies: env.TRUSTED_PROXIES,
    tls: env.TLS_CERT && env.TLS_KEY ? { certFile: env.TLS_CERT, keyFile: env.TLS_KEY } : null,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseAdminUrl: env.DATABASE_ADMIN_URL ?? null,
    databaseReplicaUrl: env.DATABASE_REPLICA_URL ?? null,
    dataDir: resolve(env.DATA_DIR),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    smsUrl: env.SMS_URL ?? null,
    masterKeyFile: env.MASTER_KEY_FILE ?? null,
    kmsUrl: env.KMS_URL ?? null,
    policy: env.POLICY ?? 'legacy',
    authorityFile: env.AUTHORITY_FILE ?? null,
    scanner: env.SCANNER ?? 'structure',
    agency: {
      name: env.AGENCY_NAME ?? null,
      desk: {
        name: env.AGENCY_DESK_NAME,
        phone: env.AGENCY_DESK_PHONE,
        email: env.AGENCY_DESK_EMAIL,
        address: env.AGENCY_DESK_ADDRESS ?? null,
      },
      termsFile: env.AGENCY_TERMS_FILE ?? null,
    },
    timeZone: env.TIME_ZONE,
    metricsToken: env.METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL,
    demo,
  };
}

const realParts = ['DATABASE_URL', 'PUBLIC_URL', 'SMTP_URL', 'MASTER_KEY_FILE', 'KMS_URL', 'POLICY'] as const;

/** On when nothing real is configured and we listen on loopback, or when asked for by DEMO=1 on loopback. */
function isDemo(env: Environment): boolean {
  const loopback = isLoopback(env.HOST);
  if (env.DEMO === '0') return false;
  if (env.DEMO === '1') {
    if (!loopback) throw new StartRefusal(`DEMO=1 needs a loopback HOST; HOST is ${env.HOST}.`);
    return true;
  }
  return loopback && realParts.every((name) => env[name] === undefined);
}

/** Sign-in over clear text would give passwords away: http is for loopback only. */
function refuseUnsafeAddress(env: Environment): void {
  if (!env.PUBLIC_URL) return;
  const url = new URL(env.PUBLIC_URL);
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new StartRefusal('PUBLIC_URL must begin with https:// unless its host is loopback.');
}

/** Says also what ended the demo: nobody who sets HOST expects to hear of POLICY. */
function outsideTheDemo(env: Environment): string {
  if (env.DEMO === '0') return 'outside the demo (DEMO is 0)';
  const real = realParts.find((name) => env[name] !== undefined);
  return `outside the demo (${real ? `${real} is given` : `HOST ${env.HOST} is not loopback`})`;
}

function refuseUnchosen(env: Environment, where: string): void {
  if (!env.POLICY) throw new StartRefusal(`POLICY must be chosen ${where}: ${policyNames.join(', ')}.`);
  if (!env.SCANNER) throw new StartRefusal(`SCANNER must be chosen ${where}: structure or clamd:host:port.`);
  if (!env.MASTER_KEY_FILE && !env.KMS_URL)
    throw new StartRefusal(`MASTER_KEY_FILE or KMS_URL must be given ${where}.`);
  if (env.MASTER_KEY_FILE && env.KMS_URL)
    throw new StartRefusal('MASTER_KEY_FILE and KMS_URL cannot both be given; choose where the keys are.');
  if (!env.PUBLIC_URL) throw new StartRefusal(`PUBLIC_URL must be given ${where}.`);
}

/** 127.0.0.0/8, ::1 and localhost; anything else may be reached by others. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare === '::1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}
