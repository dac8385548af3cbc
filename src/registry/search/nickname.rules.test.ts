import { describe, expect, it } from 'vitest';
import { NICKNAME_GROUPS } from './nickname-groups.rules.ts';
import { aliasesOf } from './nickname.rules.ts';
import { searchKey } from './search-key.rules.ts';

describe('nicknames', () => {
  it('go both ways, and between those who share a full name', () => {
    expect(aliasesOf('ROBERT')).toContain('BOB');
    expect(aliasesOf('BOB')).toEqual(expect.arrayContaining(['ROBERT', 'ROB']));
    expect(aliasesOf('PAT')).toEqual(expect.arrayContaining(['PATRICIA', 'PATRICK']));
    for (const name of NICKNAME_GROUPS.flatMap((group) => group.replace(':', '').split(' ')))
      for (const alias of aliasesOf(name)) expect(aliasesOf(alias), alias).toContain(name);
  });

  it('are never the name itself, and nobody has them whom the list does not know', () => {
    expect(aliasesOf('ROBERT')).not.toContain('ROBERT');
    expect(aliasesOf('XERXES')).toEqual([]);
    expect(aliasesOf('constructor')).toEqual([]);
  });

  it.each(NICKNAME_GROUPS)('%s is written as keys are', (group) => {
    expect(group).toMatch(/^[A-Z]+( [A-Z]+)*:( [A-Z]+)+$/);
    const names = group.replace(':', '').split(' ');
    for (const name of names) expect(searchKey(name)).toBe(name);
    expect(new Set(names).size).toBe(names.length);
  });
});
