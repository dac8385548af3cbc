/**
 * The composition root: which modules there are, what fills their slots, and what surrounds every page. If something is
 * connected across modules, it is connected here and nowhere else.
 */
import { existsSync } from 'node:fs';
import { accessPaths, accessRoutes, accessSlots, claimOwnNpis, employerPanels } from './access/index.ts';
import { devRoutes } from './demo/dev.routes.tsx';
import { frameOf, frameWithoutViewer } from './frame.ts';
import { authorityOf } from './authority.ts';
import { acceptedTerms, findSessionFor, identityPaths, identityRoutes, identitySlots } from './identity/index.ts';
import { notReady, type OpenParts } from './parts.ts';
import { registryLookup } from './provider-lookup.ts';
import { loadAssets } from './platform/http/assets.ts';
import { createCore, type Core } from './platform/http/core.ts';
import { healthRoutes } from './platform/http/health.routes.ts';
import { openApiRoutes } from './platform/http/openapi.routes.ts';
import type { Origins } from './platform/http/origins.ts';
import type { Route } from './platform/http/route.ts';
import type { Page, Visit } from './platform/http/visit.ts';
import type { Courier } from './platform/mail/ready-text.ts';
import { assetFolder } from './ui/assets.ts';
import { registryRoutes } from './registry/index.ts';
import { ProblemPage } from './ui/error-pages/error-pages.tsx';
import { previewContext } from './ui/render-context.ts';
import { renderDocument } from './ui/render.ts';
import { inLocale } from './vocabulary/say.ts';

const pagesAndPrograms: readonly Route[] = [...identityRoutes, ...accessRoutes, ...registryRoutes];

/** Every route of every module, in the order of the import law, and the document of those that are for programs. */
export const moduleRoutes: readonly Route[] = [...pagesAndPrograms, ...openApiRoutes(pagesAndPrograms)];

// What a module asks of those to its right; filled as soon as this file is read, because seeds and commands ask, too.
identitySlots.homePath.fill(accessPaths.home);
identitySlots.profilePanels.fill(employerPanels);
identitySlots.whenVerified.fill(claimOwnNpis);
accessSlots.providerLookup.fill(registryLookup);

/** What else there is of this process beside the app. */
interface Beside {
  /** For /readyz, beside database and migrations: a worker that is down, a stop that is under way. */
  readonly notReady: () => readonly string[];
  readonly courier: () => Courier | null;
}
export const nothingBeside: Beside = { notReady: () => [], courier: () => null };

export function createApp(parts: OpenParts, origins: Origins, beside = nothingBeside): Core {
  const { config, database, keyring, clock, log, metrics } = parts;
  const health = healthRoutes({
    notReady: async () => [...beside.notReady(), ...(await notReady(parts))],
    metrics: () => metrics.registry.metrics(),
    metricsToken: config.metricsToken,
  });
  identitySlots.authority.fill(authorityOf(config));
  const strangers = { ...previewContext, frame: frameWithoutViewer(config) };
  return createCore({
    config,
    db: database.app,
    replica: database.replica,
    keyring,
    now: clock.now,
    courier: beside.courier,
    origins,
    routes: [...health, ...moduleRoutes, ...devRoutes(clock)],
    drawPage,
    drawProblem: (problem) => inLocale('en', () => renderDocument(<ProblemPage problem={problem} />, strangers)),
    latePage: ({ requestId, action, values, asksAgain, first }) => (
      <ProblemPage problem={{ kind: 'stale-form', requestId }} resend={{ action, values, asksAgain, first }} />
    ),
    findSession: findSessionFor,
    acceptedTerms,
    detours: {
      terms: identityPaths.termsFor,
      registering: () => identityPaths.register,
      'half-session': () => identityPaths.front,
      'signed-in': identityPaths.frontFor,
    },
    assets: existsSync(assetFolder) ? loadAssets(assetFolder) : () => null,
    log,
    observe: ({ method, route, status, seconds }) =>
      metrics.requestSeconds.observe({ method, route, status: String(status) }, seconds),
  });
}

async function drawPage(visit: Visit, page: Page): Promise<string> {
  const frame = await frameOf(visit);
  const formTokens = (action: string) => visit.formTokens(action);
  return inLocale('en', () => renderDocument(page, { formTokens, frame }));
}
