/**
 * The shape of a structural check: it reads the source tree and says where a rule of the house is broken.
 * Each check carries the violation that it must catch, so a check that has gone blind fails its own test.
 */
import { lineOf, type SourceFile, type SourceTree } from '../../bin/source/source-tree.ts';
import { walkFile, type SyntaxNode } from '../../bin/source/walk.ts';

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

export interface Check {
  readonly name: string;
  /** The rule, as a sentence for whoever broke it. */
  readonly rule: string;
  readonly find: (tree: SourceTree) => readonly Finding[];
  /** Path → text: every one of these files must be caught. */
  readonly planted: Readonly<Record<string, string>>;
  /** Path → text: none of these may be caught, however close they come. */
  readonly lawful?: Readonly<Record<string, string>>;
}

export type NodeJudge = (node: SyntaxNode, ancestors: readonly SyntaxNode[], file: SourceFile) => string | null;
export type FileFilter = (file: SourceFile) => boolean;

const isCode = (file: SourceFile): boolean => /\.tsx?$/.test(file.path);

/** Judges every syntax node of the chosen files; the judge answers with what is wrong, or null. */
export const findNodes =
  (applies: FileFilter, judge: NodeJudge) =>
  (tree: SourceTree): readonly Finding[] =>
    tree.files
      .filter((file) => isCode(file) && applies(file))
      .flatMap((file) => {
        const findings: Finding[] = [];
        walkFile(file, (node, ancestors) => {
          const what = judge(node, ancestors, file);
          if (what !== null) findings.push({ path: file.path, line: lineOf(file, node.span.start), what });
        });
        return findings;
      });

/** Looks for a pattern line by line, comments included; the pattern must not be global. */
export const findLines =
  (applies: FileFilter, pattern: RegExp) =>
  (tree: SourceTree): readonly Finding[] =>
    tree.files.filter(applies).flatMap((file) =>
      file.text
        .split('\n')
        .map((text, index) => ({ path: file.path, line: index + 1, what: pattern.exec(text)?.[0] ?? '' }))
        .filter(({ what }) => what !== ''),
    );

/** One verdict per file. */
export const findFiles =
  (applies: FileFilter, judge: (file: SourceFile) => string | null) =>
  (tree: SourceTree): readonly Finding[] =>
    tree.files.filter(applies).flatMap((file) => {
      const what = judge(file);
      return what === null ? [] : [{ path: file.path, line: 1, what }];
    });

export const everyFile = (): boolean => true;
export const isProduct = (file: SourceFile): boolean => file.path.startsWith('src/') && !file.isTest;
export const inFolder =
  (...folders: readonly string[]) =>
  (file: SourceFile): boolean =>
    folders.some((folder) => file.path.startsWith(folder));
