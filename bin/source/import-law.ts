/**
 * Runs the import law of .dependency-cruiser.ts over a folder and says what it saw and what it refused.
 * The number of modules seen is part of the answer: a cruise that sees nothing has no violations either.
 */
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import law from '../../.dependency-cruiser.ts';

export interface LawReport {
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[];
  /** Files of ours that were read. */
  readonly seen: readonly string[];
  readonly result: ICruiseResult;
}

/** `root` is the folder that holds src/, test/ and so on; the answer's paths start there. */
export async function cruiseLaw(root: string, folders: readonly string[]): Promise<LawReport> {
  const { options, forbidden = [] } = law;
  const { output } = await cruise([...folders], {
    ...options,
    ruleSet: { forbidden },
    validate: true,
    baseDir: root.replace(/\/$/, ''),
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result');
  return {
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    seen: output.modules
      .map(({ source }) => source)
      .filter((path) => folders.some((folder) => path.startsWith(`${folder}/`))),
    result: output,
  };
}
