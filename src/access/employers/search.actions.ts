/** "Add Employer Search": whatever the registry knows, one field or more. The registry is public, so nothing is recorded. */
import type { Ctx } from '../../platform/context.ts';
import { say } from '../../vocabulary/say.ts';
import { accessSlots, type FoundProviders } from '../slots.ts';
import { decideEmployerSearch, type EmployerSearch } from './employer.rules.ts';
import { employerSentence } from './employer-sentences.rules.ts';

/** `page` from an address: anything that is no page is the first one. */
export async function searchEmployers(ctx: Ctx, typed: EmployerSearch, page: number): Promise<FoundProviders> {
  const search = decideEmployerSearch(typed);
  if (!search.ok) return { ok: false, field: null, sentence: employerSentence(search.reason) };
  const tooLong = Object.entries(search.value).find(([, text]) => text.length > CRITERION_LIMIT_CHARACTERS);
  if (tooLong) return { ok: false, field: tooLong[0], sentence: say('Shorten this to 200 characters or fewer.') };
  return accessSlots.providerLookup.value.search(ctx, { ...search.value, page });
}

const CRITERION_LIMIT_CHARACTERS = 200;
