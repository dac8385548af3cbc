/** Lets access look providers up in the registry, which it may not import. */
import type { ProviderLookup } from './access/slots.ts';
import { findProvider, listProviders, providerSearchSentence, searchProviders } from './registry/index.ts';

export const registryLookup: ProviderLookup = {
  async search(ctx, typed) {
    const found = await searchProviders(ctx, typed);
    if (found.ok) return { ok: true, ...found.value };
    const { field } = found.facts;
    return { ok: false, field: typeof field === 'string' ? field : null, sentence: providerSearchSentence(found) };
  },
  find: findProvider,
  list: listProviders,
};
