/**
 * Every environment variable that Countersign reads: its shape, its default and what it means.
 * This is the only list; docs/generated/config.md is made from it, and nothing else reads `process.env`.
 */
import { z } from 'zod';
import { isAddressRange } from '../http/client-address.ts';

export const policyNames = ['legacy', 'nist-800-63b-4', 'cms-ars-5'] as const;

/** `http:` and `https:` origins without a path, so that links can be built by appending one. */
const origin = z
  .string()
  .refine(isOrigin, { message: 'must be an origin such as https://id.example.org, without a path or a user' });
const webAddress = z.url({ protocol: /^https?$/, error: 'must look like https://host/path' });
const postgres = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must look like postgresql://user:password@host:5432/database',
});
const port = z
  .string()
  .refine((digits) => /^\d{1,5}$/.test(digits) && Number(digits) <= 65_535, {
    message: 'must be a whole number from 0 to 65535',
  })
  .transform(Number);
const timeZone = z
  .string()
  .refine(isTimeZone, { message: 'must be the name of a time zone, such as America/New_York' });
const text = (most: number) =>
  z
    .string()
    .min(1)
    .max(most, { error: `must have at most ${most} characters` });
const addresses = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .superRefine((ranges, issues) => {
    const wrong = ranges.find((range) => !isAddressRange(range));
    if (wrong) issues.addIssue(`must list addresses or CIDR ranges; "${wrong}" is neither`);
  });

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const variables = {
  HOST: { shape: text(255).default('127.0.0.1'), meaning: 'Address to listen on.' },
  PORT: { shape: port.default(3000), meaning: 'Port to listen on; 0 takes a free one.' },
  PUBLIC_URL: {
    shape: origin.optional(),
    meaning: 'Origin that people use; every link is built from it. Not loopback: https only.',
  },
  TRUSTED_PROXIES: {
    shape: addresses.default([]),
    meaning: 'Addresses or CIDR ranges of proxies whose X-Forwarded-For is believed.',
  },
  TLS_CERT: { shape: text(4096).optional(), meaning: 'File with the certificate chain, to speak TLS without a proxy.' },
  TLS_KEY: { shape: text(4096).optional(), meaning: 'File with the private key of TLS_CERT.' },
  DATABASE_URL: {
    shape: postgres.optional(),
    meaning:
      'PostgreSQL 15 to 18 of your own; empty: the embedded one. A pooler in between must keep prepared statements (PgBouncer from 1.21).',
  },
  DATABASE_ADMIN_URL: {
    shape: postgres.optional(),
    meaning: 'Login that owns the tables, for migrations and sealing.',
  },
  DATABASE_REPLICA_URL: {
    shape: postgres.optional(),
    meaning: 'Replica of DATABASE_URL that programs read the public registry from.',
  },
  DATA_DIR: {
    shape: text(4096).default('./.data'),
    meaning: 'Folder for the embedded database, keys and checkpoints.',
  },
  SMTP_URL: {
    shape: z
      .url({ protocol: /^smtps?$/, hostname: /./, error: 'must look like smtp://user:password@host:587' })
      .optional(),
    meaning: 'Mail server; empty: mail stays in the outbox page of the demo.',
  },
  MAIL_FROM: {
    shape: text(254)
      .regex(/^(?:[^\p{Cc}<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u, {
        error: 'must be an address such as Help desk <desk@id.example.org>',
      })
      .default('Countersign <no-reply@countersign.invalid>'),
    meaning: 'Sender of every letter.',
  },
  SMS_URL: {
    shape: webAddress.optional(),
    meaning: 'Webhook that sends texts and voice calls; empty: they stay in the outbox page of the demo.',
  },
  MASTER_KEY_FILE: { shape: text(4096).optional(), meaning: 'File with the keys; the demo makes one under DATA_DIR.' },
  KMS_URL: { shape: webAddress.optional(), meaning: 'Key service instead of MASTER_KEY_FILE.' },
  POLICY: {
    shape: z.enum(policyNames, { error: `must be one of ${policyNames.join(', ')}` }).optional(),
    meaning: 'Rules for credentials and sessions; must be chosen outside the demo, which runs legacy.',
  },
  AUTHORITY_FILE: {
    shape: text(4096).optional(),
    meaning: 'CSV of people (last name, first name, SSN, birth date) that identities are matched against.',
  },
  SCANNER: {
    shape: z
      .string()
      .regex(/^(structure|clamd:[^\s:]+:\d{1,5}|clamd:\[[0-9a-fA-F:]+\]:\d{1,5})$/, {
        error: 'must be structure or clamd:host:port',
      })
      .optional(),
    meaning: 'How uploads are checked: structure, or clamd:host:port; must be chosen outside the demo.',
  },
  AGENCY_NAME: {
    shape: text(80).optional(),
    meaning: 'Name of the agency that runs this; empty: a banner says it is nobody’s.',
  },
  AGENCY_DESK_NAME: { shape: text(80).default('Help desk'), meaning: 'Name of the help desk in pages and letters.' },
  AGENCY_DESK_PHONE: { shape: text(40).default('555-0100'), meaning: 'Phone number of the help desk.' },
  AGENCY_DESK_EMAIL: {
    shape: text(254).default('desk@countersign.invalid'),
    meaning: 'E-mail address of the help desk.',
  },
  AGENCY_DESK_ADDRESS: { shape: text(300).optional(), meaning: 'Postal address of the help desk.' },
  AGENCY_TERMS_FILE: {
    shape: text(4096).optional(),
    meaning: 'Text file shown on the terms page instead of the built-in one.',
  },
  TIME_ZONE: { shape: timeZone.default('America/New_York'), meaning: 'Zone in which days begin and times are shown.' },
  METRICS_TOKEN: { shape: text(200).optional(), meaning: 'Bearer token for /metrics; empty: /metrics answers 404.' },
  LOG_LEVEL: {
    shape: z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
        error: 'must be trace, debug, info, warn, error or silent',
      })
      .default('info'),
    meaning: 'Least serious log line that is written.',
  },
  DEMO: {
    shape: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
    meaning: '1 asks for the demo on loopback, 0 refuses it.',
  },
} as const satisfies Record<string, { shape: z.ZodType; meaning: string }>;

export const environmentSchema = z.object(
  Object.fromEntries(Object.entries(variables).map(([name, { shape }]) => [name, shape])) as {
    [Name in keyof typeof variables]: (typeof variables)[Name]['shape'];
  },
);
export type Environment = z.output<typeof environmentSchema>;
