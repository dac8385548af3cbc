/**
 * Every verb of the command line: those of the modules, and the few that concern the whole installation. A verb that
 * needs no database says so, and runs while nothing is up.
 */
import { accessCommands } from './access/index.ts';
import { moduleRoutes } from './app.tsx';
import { devRoutes } from './demo/dev.routes.tsx';
import { seedDemo } from './demo/seed.ts';
import { examine } from './doctor.ts';
import { identityCommands } from './identity/index.ts';
import type { OpenParts } from './parts.ts';
import { auditCommands } from './platform/audit/audit.command.ts';
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type LoneCommand,
  type Output,
} from './platform/cli/command.ts';
import { createKeys, createUsage, keyCommands } from './platform/crypto/keys.command.ts';
import { realClock } from './platform/clock/clock.ts';
import { originsOf } from './platform/http/origins.ts';
import { healthRoutes } from './platform/http/health.routes.ts';
import { openApiOf } from './platform/http/openapi.ts';
import type { Route } from './platform/http/route.ts';
import { registryCommands } from './registry/index.ts';
import { storedSecrets } from './stored-secrets.ts';

export interface Verb {
  readonly verb: string;
  readonly usage: string;
  readonly run:
    /** Opens nothing. */
    | Pick<LoneCommand, 'alone'>
    /** Takes no words. */
    | { readonly bare: (parts: OpenParts, io: Output) => Promise<number> }
    | { readonly with: (args: readonly string[], parts: OpenParts, io: Output) => Promise<number> };
}

function ofModule(command: Command | LoneCommand): Verb {
  const { verb, usage } = command;
  if ('alone' in command) return { verb, usage, run: command };
  return { verb, usage, run: { with: withParts(command) } };
}

const withParts =
  ({ run }: Command) =>
  (args: readonly string[], { database, config, clock, systemContext }: OpenParts, io: Output): Promise<number> =>
    run([...args], {
      ...io,
      db: database.app,
      adminUrl: database.ownerUrl,
      sealerPool: database.sealerPool,
      dataDir: config.dataDir,
      publicUrl: originsOf(config, config.port).publicUrl,
      ctx: systemContext('command-line'),
      now: clock.now,
    });

/** Routes as machines read them: what they need, how a post is protected, whose personal data they show. */
function listRoutes(args: readonly string[], io: Output): number {
  if (!readWords(args, {}, 'none')) return wronglyCalled('routes', io);
  const { out, json } = io;
  const health = healthRoutes({ notReady: async () => [], metrics: async () => '', metricsToken: null });
  const rows = [...health, ...moduleRoutes, ...devRoutes(realClock)].map(describe);
  if (json) out(JSON.stringify(rows));
  else
    for (const row of rows)
      out(`${row.method.padEnd(5)} ${row.path.padEnd(58)} ${row.needs.padEnd(34)} ${row.personalData}`);
  return EXIT_DONE;
}

/** The document of the routes for programs, as the server gives it. */
function printDocument(args: readonly string[], io: Output): number {
  if (!readWords(args, {}, 'none')) return wronglyCalled('openapi', io);
  io.out(JSON.stringify(openApiOf(moduleRoutes), null, io.json ? 0 : 2));
  return EXIT_DONE;
}

const describe = ({ method, path, needs, personalData, idempotency, demoOnly }: Route) => ({
  method,
  path,
  needs: typeof needs === 'string' ? needs : needs.says,
  csrf: method === 'POST',
  idempotency: method === 'POST' ? idempotency : null,
  personalData,
  demoOnly,
});

const seedUsage = 'seed [--profile demo|test]';

async function seed(args: readonly string[], parts: OpenParts, io: Output): Promise<number> {
  const words = readWords(args, { profile: 'value' }, 'none');
  const profile = words?.options.get('profile')?.at(-1) ?? 'demo';
  if (!words || !['demo', 'test'].includes(profile)) return wronglyCalled(seedUsage, io);
  if (!parts.config.demo) {
    io.err('The cast is for the demo only: run with DEMO=1 on a database of its own.');
    return EXIT_FAILED;
  }
  await seedDemo(parts);
  io.out(io.json ? JSON.stringify({ seeded: true, profile }) : 'The cast and the fictional providers are in.');
  return EXIT_DONE;
}

async function migrated({ database }: OpenParts, { out, json }: Output): Promise<number> {
  if (json) out(JSON.stringify({ applied: database.applied }));
  else out(database.applied.length > 0 ? `Applied: ${database.applied.join(', ')}.` : 'The database is up to date.');
  return EXIT_DONE;
}

export const allVerbs: readonly Verb[] = [
  { verb: 'migrate', usage: 'migrate', run: { bare: migrated } },
  { verb: 'seed', usage: seedUsage, run: { with: seed } },
  { verb: 'routes', usage: 'routes', run: { alone: listRoutes } },
  { verb: 'openapi', usage: 'openapi', run: { alone: printDocument } },
  { verb: 'doctor', usage: 'doctor', run: { bare: examine } },
  { verb: 'keys create', usage: createUsage, run: { alone: createKeys } },
  ...[...auditCommands, ...keyCommands(storedSecrets), ...identityCommands, ...accessCommands, ...registryCommands].map(
    ofModule,
  ),
];
