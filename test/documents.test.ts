/**
 * Documents age when nobody looks: every relative link in them must lead somewhere, and a link whose text is a name in
 * backquotes must lead to a file that holds this name.
 */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../bin/source/source-tree.ts';

const documents = ['*.md', 'docs/*.md', 'docs/decisions/*.md']
  .flatMap((pattern) => globSync(pattern, { cwd: projectRoot }))
  .toSorted();

/** The lead adds pictures of the running system; everything else is in the repository. */
const link = /\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)/g;

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(projectRoot, document), 'utf8');
  const links = [...text.matchAll(link)].map(({ groups }) => ({
    text: groups?.['text'] ?? '',
    target: groups?.['target'] ?? '',
  }));
  const ours = links.filter(({ target }) => !/^[a-z]+:/.test(target) && !target.startsWith('#'));
  const pathOf = (target: string): string => join(projectRoot, dirname(document), target.split('#')[0] ?? '');

  it('links to what is there', () => {
    expect(
      ours
        .map(({ target }) => pathOf(target))
        .filter((path) => !existsSync(path))
        .map((path) => relative(projectRoot, path)),
    ).toEqual([]);
  });

  it('names what is in the file', () => {
    const named = ours.flatMap(({ text: words, target }) => {
      const name = /^`(\w+)`$/.exec(words)?.[1];
      return name && existsSync(pathOf(target)) && statSync(pathOf(target)).isFile() ? [{ name, target }] : [];
    });
    expect(named.filter(({ name, target }) => !readFileSync(pathOf(target), 'utf8').includes(name))).toEqual([]);
  });

  it('holds no path of a machine and no reminder for later', () => {
    expect(/(^|[\s(`])\/(home|Users|root|srv|mnt)\//m.exec(text)?.[0]).toBeUndefined();
  });
});
