/**
 * docs/generated/messages.md: every sentence that say() is given, by module. It is what a translation must cover, and
 * where the voice can be read on one page. The sentence is the key, so changing a word changes the key.
 */
import { readSourceTree, type SourceFile } from '../source/source-tree.ts';
import { argumentsOf, literalText, nameOf, walkFile } from '../source/walk.ts';
import { byText, page, table, type GeneratedDocument } from './document.ts';

/** Sentence → files that say it. */
export function sentencesOf(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    walkFile(file, (node) => {
      if (node.type !== 'CallExpression' || nameOf(node['callee']) !== 'say') return;
      const sentence = literalText(argumentsOf(node)[0]);
      if (sentence === null) return;
      found.set(sentence, (found.get(sentence) ?? new Set()).add(file.path));
    });
  }
  return new Map(
    [...found].toSorted(([a], [b]) => byText(a, b)).map(([key, paths]) => [key, [...paths].toSorted(byText)]),
  );
}

export const messages: GeneratedDocument = {
  path: 'docs/generated/messages.md',
  async make() {
    const files = readSourceTree().files.filter(
      ({ path, isTest }) => path.startsWith('src/') && !isTest && /\.tsx?$/.test(path),
    );
    const modules = [...new Set(files.map(({ module }) => module ?? 'app'))].toSorted(byText);
    const sections = modules.map((name) => {
      const sentences = sentencesOf(files.filter(({ module }) => (module ?? 'app') === name));
      const rows = [...sentences].map(([key, paths]) => [key, paths.map((path) => shortPath(path)).join(', ')]);
      return {
        name,
        count: rows.length,
        text: `## ${name} (${rows.length})\n\n${table(['sentence', 'said in'], rows)}`,
      };
    });
    const spoken = sections.filter(({ count }) => count > 0);
    const total = spoken.reduce((sum, { count }) => sum + count, 0);
    return page('Sentences', `${total} sentences, by module.`, ...spoken.map(({ text }) => text));
  },
};

const shortPath = (path: string): string => `\`${path.replace(/^src\/(?:[^/]+\/(?=.))?/, '')}\``;
