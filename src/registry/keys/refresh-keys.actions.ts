/** Brings the search keys of the NPIs in the temporary table `touched` up to date, inside the transaction that touched them. */
import type { Tx } from '../../platform/context.ts';
import {
  deleteTouchedKeys,
  fillOrganizationKeys,
  fillPersonKeys,
  fillPlaceKeys,
  fillWords,
  type KeyScope,
} from './keys.store.ts';
import { NOISE_WORDS } from './noise-words.rules.ts';

const present: KeyScope = {
  from: {
    provider: 'registry.provider',
    otherName: 'registry.other_name',
    practiceLocation: 'registry.practice_location',
  },
  into: 'registry',
  touched: true,
};

export async function refreshKeys(tx: Tx): Promise<void> {
  await deleteTouchedKeys(tx, present.into);
  await fillPersonKeys(tx, present);
  await fillOrganizationKeys(tx, present, NOISE_WORDS);
  await fillPlaceKeys(tx, present);
  await fillWords(tx, present, NOISE_WORDS);
}
