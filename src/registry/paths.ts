/** Every address of the registry, once. They need no session, and an address with criteria can be passed on. */
export const registryPaths = {
  search: '/registry',
  searchFor: (criteria: Readonly<Record<string, string>>) => `/registry?${new URLSearchParams(criteria)}`,
  /** The same criteria as a file. */
  csv: '/registry/providers.csv',
  csvFor: (criteria: Readonly<Record<string, string>>) => `/registry/providers.csv?${new URLSearchParams(criteria)}`,
  record: (npi: string) => `/registry/${npi}`,
  /** Page of the history, from 1. */
  recordChanges: (npi: string, page: number) => `/registry/${npi}?changes=${page}#history`,
  openapi: '/api/v1/openapi.json',
  recordJson: (npi: string) => `/api/v1/providers/${npi}`,
  /** Our API. `:npi` stands for the ten digits of a provider. */
  providers: '/api/v1/providers',
  provider: '/api/v1/providers/:npi',
  providerHistory: '/api/v1/providers/:npi/history',
  changes: '/api/v1/providers/changes',
} as const;
