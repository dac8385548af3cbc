/**
 * One feature name in every spelling that the files need. It is singular and kebab-case ("staff-note"), because tables
 * and folders are.
 */
export interface FeatureNames {
  readonly module: string;
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly snake: string;
  /** As a person says it: "staff note". */
  readonly words: string;
  /** At the beginning of a sentence: "Staff note". */
  readonly title: string;
}

export function featureNames(module: string, kebab: string): FeatureNames {
  const parts = kebab.split('-');
  const pascal = parts.map(capital).join('');
  const words = parts.join(' ');
  return {
    module,
    kebab,
    pascal,
    words,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    snake: parts.join('_'),
    title: capital(words),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
