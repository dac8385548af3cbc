/** The guide to the public search: the one task here that needs no account. */
import { say } from '../../vocabulary/say.ts';
import type { Guide } from './guide.pages.tsx';

export const findProviderGuide = (): Guide => ({
  id: 'find-provider',
  title: say('Find a provider'),
  who: say('For everyone; no account is needed.'),
  steps: [
    {
      title: say('Open “Find a provider” at the end of any page'),
      text: say('Type a name, an organization or an NPI. Part of a name is enough.'),
    },
    {
      title: say('To narrow it down, open “Search by place, taxonomy and more”'),
      text: say('City, state, ZIP code, taxonomy, type. The results can be printed and downloaded as CSV.'),
    },
    {
      title: say('Choose the provider from the list'),
      text: say('You see the whole public record, what changed in it, and since when.'),
    },
  ],
});
