/** First names that stand for one another: whoever is called Bob may be filed as Robert, and the other way round. */
import { NICKNAME_GROUPS } from './nickname-groups.rules.ts';

const groupsByName = new Map<string, Set<string>>();
for (const group of NICKNAME_GROUPS) {
  const names = group.replace(':', '').split(' ');
  for (const name of names) {
    const known = groupsByName.get(name) ?? new Set();
    for (const other of names) if (other !== name) known.add(other);
    groupsByName.set(name, known);
  }
}

/** The other names, by the alphabet; of a key and as keys (search-key.rules.ts). */
export function aliasesOf(firstKey: string): readonly string[] {
  return [...(groupsByName.get(firstKey) ?? [])].toSorted();
}
