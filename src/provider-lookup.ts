/** Lets access look providers up in the registry, which it may not import. */
import type { ProviderLookup } from './access/slots.ts';
import { employerSearchSentence, findProvider, listProviders, searchEmployers } from './registry/index.ts';

export const registryLookup: ProviderLookup = {
  async search(ctx, typed) {
    const found = await searchEmployers(ctx, typed);
    if (found.ok) return { ok: true, ...found.value };
    const errors = found.mistakes.map((mistake) => [mistake.field ?? '', employerSearchSentence(mistake)] as const);
    return { ok: false, errors: Object.fromEntries(errors) };
  },
  find: findProvider,
  list: listProviders,
};
