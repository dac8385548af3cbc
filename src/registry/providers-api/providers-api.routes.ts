/** The routes of /api/v1/providers. Fixed words stand before `:npi`: the first path that fits answers. */
import type { Route } from '../../platform/http/route.ts';
import { changeRoutes } from './changes.routes.ts';
import { providerRoutes } from './provider.routes.ts';
import { searchRoutes } from './search.routes.ts';

export const providersApiRoutes: readonly Route[] = [...searchRoutes, ...changeRoutes, ...providerRoutes];
