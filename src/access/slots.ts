/**
 * What access must ask of the modules to its right, each with a default that works by itself. Filled once, in app.tsx.
 * Providers come from the registry as plain values: access stores which NPIs are a party's, never what the registry says.
 */
import type { Ctx } from '../platform/context.ts';
import { slot } from '../platform/slot.ts';

export interface KnownAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly phone: string | null;
}

export interface KnownProvider {
  readonly npi: string;
  readonly kind: 'person' | 'organization' | null;
  /** Legal business name, or "Last, First Middle". */
  readonly name: string;
  readonly doingBusinessAs: string | null;
  readonly otherNames: readonly { readonly name: string }[];
  readonly practiceAddress: KnownAddress | null;
  readonly mailingAddress: KnownAddress | null;
  readonly active: boolean;
}

export interface TypedSearch {
  readonly organizationName?: string;
  readonly npi?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  readonly page?: number;
}

export type FoundProviders =
  | {
      readonly ok: true;
      readonly providers: readonly KnownProvider[];
      /** At most so many are counted; `more` says that there are others. */
      readonly total: number;
      readonly more: boolean;
      readonly page: number;
      readonly pages: number;
    }
  /** A sentence for each field at fault; '' is the search as a whole. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

export interface ProviderLookup {
  search(ctx: Ctx, typed: TypedSearch): Promise<FoundProviders>;
  find(ctx: Ctx, npi: string): Promise<KnownProvider | null>;
  /** At most 500 at once. */
  list(ctx: Ctx, npis: readonly string[]): Promise<ReadonlyMap<string, KnownProvider>>;
}

/** Without a registry nobody is found. */
const noProviders: ProviderLookup = {
  search: async () => ({ ok: true, providers: [], total: 0, more: false, page: 1, pages: 1 }),
  find: async () => null,
  list: async () => new Map(),
};

export const accessSlots = {
  providerLookup: slot<ProviderLookup>(noProviders),
} as const;
