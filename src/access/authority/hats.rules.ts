/**
 * Hats: the parties that an account may work for, as the switcher and Home show them. A hat selects and never authorizes:
 * each request asks mayActFor again. Whose hat is worn stands in the address, so two tabs with two clients never mix.
 */
import { OFFERED_FUNCTIONS, type BusinessFunction } from '../business-functions.rules.ts';
import { authorityPaths, type AuthorityFacts, type AuthorityPath } from './authority.rules.ts';
import type { Task } from './roles.rules.ts';

/** A party and every live way to it, as "whom may I act for" gives them. */
export interface PartyFacts {
  readonly partyId: string;
  readonly reference: string;
  readonly legalName: string;
  readonly kind: 'individual' | 'organization' | 'third_party';
  readonly facts: AuthorityFacts;
}

export interface HatFunction {
  readonly businessFunction: BusinessFunction;
  /** All tasks of all paths, for the page that lists what one may do; a decision asks path by path. */
  readonly tasks: readonly Task[];
  readonly paths: readonly AuthorityPath[];
}

export interface Hat {
  readonly partyId: string;
  readonly reference: string;
  readonly legalName: string;
  /** self: the person's own practice; employer: a role there; client: by a connection of the employer. */
  readonly relation: 'self' | 'employer' | 'client';
  readonly functions: readonly HatFunction[];
}

const RELATION_ORDER: readonly Hat['relation'][] = ['self', 'employer', 'client'];

/** Own practice first, then employers, then clients, each by name. Parties that give nothing are left out. */
export function hatsOf(parties: readonly PartyFacts[]): readonly Hat[] {
  return parties
    .map(hatOf)
    .filter((hat) => hat !== null)
    .toSorted(
      (a, b) =>
        RELATION_ORDER.indexOf(a.relation) - RELATION_ORDER.indexOf(b.relation) ||
        compareNames(a.legalName, b.legalName),
    );
}

const compareNames = (a: string, b: string): number => a.localeCompare(b, 'en');

/**
 * The hat of one party; null when no path gives a task in any function that is offered. A third party has no NPI and no
 * enrollment of its own: its people work for its clients.
 */
export function hatOf({ partyId, reference, legalName, kind, facts }: PartyFacts): Hat | null {
  if (kind === 'third_party') return null;
  const functions = OFFERED_FUNCTIONS.flatMap((businessFunction): readonly HatFunction[] => {
    const paths = authorityPaths(facts, { businessFunction });
    const tasks = [...new Set(paths.flatMap((path) => path.tasks))];
    return paths.length === 0 ? [] : [{ businessFunction, tasks, paths }];
  });
  const first = functions[0]?.paths[0];
  return first === undefined ? null : { partyId, reference, legalName, relation: relationOf(first), functions };
}

function relationOf(path: AuthorityPath): Hat['relation'] {
  if (path.connection !== null) return 'client';
  return path.role === 'individual_provider' ? 'self' : 'employer';
}

/** The hat with which a person starts, when there is only one: nobody has to choose among one. */
export const onlyHat = (hats: readonly Hat[]): Hat | null => (hats.length === 1 ? (hats[0] ?? null) : null);
