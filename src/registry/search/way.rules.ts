/**
 * A way is one conjunction of keys that the tables of the registry can be asked for in the order of an index. A query becomes
 * several, the best first; whoever was found by one is not found again by the next. The store compares and never interprets.
 */
import type { MatchRank } from './provider-query.rules.ts';

/** One of some keys, or what begins with a key; `longer` leaves out the key itself. */
export type Keys =
  | { readonly kind: 'in'; readonly keys: readonly string[] }
  | { readonly kind: 'begins'; readonly key: string; readonly longer: boolean };

export const isOneOf = (keys: readonly string[]): Keys => ({ kind: 'in', keys });
export const begins = (key: string, longer = false): Keys => ({ kind: 'begins', key, longer });

export interface PersonPart {
  readonly official: boolean;
  readonly last: Keys | null;
  readonly first: Keys | null;
  readonly state: string | null;
}

/** A word as a whole, or the begin of one. */
export interface Word {
  readonly key: string;
  readonly begins: boolean;
}

export interface OrganizationPart {
  readonly name: Keys | null;
  /** The name holds all of them; the store looks names up by the first. */
  readonly words: readonly Word[] | null;
  readonly state: string | null;
}

export interface PlacePart {
  readonly taxonomies: readonly string[] | null;
  /** Sum of 1 mailing, 2 primary, 4 secondary practice location: an address that is for one of them. */
  readonly purposes: number | null;
  readonly city: Keys | null;
  readonly state: string | null;
  /** Of the five digits that keys hold, or of a postal code from abroad. */
  readonly zip: Keys | null;
  /** The whole postal code, where the key does not tell. */
  readonly postalCode: Keys | null;
  readonly country: string | null;
}

export interface Way {
  readonly rank: MatchRank;
  /** In whose order providers are listed. */
  readonly order: 'number' | 'person' | 'organization' | 'place';
  readonly numbers: readonly string[] | null;
  readonly entityType: 1 | 2 | null;
  /** Null: both. */
  readonly active: boolean | null;
  readonly person: PersonPart | null;
  readonly organization: OrganizationPart | null;
  readonly place: PlacePart | null;
}
