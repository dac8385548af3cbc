/**
 * Puts a new feature into the files that already stand: its path, its routes, its audit action. Each is one inserted
 * line; where the place for it isn't found, nothing is written and the reason is said.
 */
import { format } from 'prettier';
import type { FeatureNames } from './feature-names.ts';

export const auditFile = (module: string): string =>
  `src/platform/audit/actions-${module === 'identity' || module === 'access' ? module : 'platform'}.ts`;

export const addPath = (text: string, { module, kebab, camel }: FeatureNames): string =>
  insertAfter(text, new RegExp(`export const ${module}Paths = \\{`), `\n  ${camel}: '/${kebab}',`);

export const addAuditAction = (text: string, { kebab, words }: FeatureNames): string =>
  insertAfter(
    text,
    /export const \w+Actions = \{/,
    `\n  '${kebab}.add': { says: 'Somebody added a ${words}.', about: [], details: {} },`,
  );

export function addRoutes(text: string, { kebab, camel }: FeatureNames): Promise<string> {
  const listed = insertAfter(text, /export const \w+Routes: readonly Route\[\] = \[/, `...${camel}Routes,`);
  const imported = insertAfter(
    listed,
    /^(?:\/\*\*[\s\S]*?\*\/\n)?/,
    `import { ${camel}Routes } from './${kebab}/${kebab}.routes.tsx';\n`,
  );
  return format(imported, { parser: 'typescript', printWidth: 120, singleQuote: true });
}

function insertAfter(text: string, place: RegExp, addition: string): string {
  const found = place.exec(text);
  if (!found) throw new Error(`There is no place for the new feature: nothing matches ${place.source}`);
  const at = found.index + found[0].length;
  return text.slice(0, at) + addition + text.slice(at);
}
