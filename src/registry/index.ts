/**
 * What the registry offers to modules on its right, to the composition root and to seeds. Modules on its left reach it
 * through slots of theirs, filled in app.tsx, so that everything here is plain values.
 */
import type { Route } from '../platform/http/route.ts';
import { providersApiRoutes } from './providers-api/providers-api.routes.ts';
import { readApiRoutes } from './read-api/read-api.routes.ts';
import { recordPageRoutes } from './record-pages/record.routes.tsx';
import { searchPageRoutes } from './search-pages/search.routes.tsx';

/** The search's own addresses stand before the one that takes any number. */
export const registryRoutes: readonly Route[] = [
  ...searchPageRoutes,
  ...recordPageRoutes,
  ...readApiRoutes,
  ...providersApiRoutes,
];
export { registryPaths } from './paths.ts';
export { searchEmployers } from './employer-search/employer-search.actions.ts';
export { employerSearchSentence } from './employer-search/employer-search-sentences.rules.ts';
export { findProvider, listProviders } from './provider/provider.actions.ts';
export { importFiles } from './import/import.actions.ts';
export type { ImportParts, ImportRequest } from './import/progress.actions.ts';
export {
  importSentence,
  resultSentence,
  type ImportProgress,
  type ImportReason,
  type ImportResult,
} from './import/import.rules.ts';
export { mainFileHeaders } from './import/headers.rules.ts';
export { registryCommands } from './registry.command.ts';
export { loadReference } from './reference/reference.actions.ts';
