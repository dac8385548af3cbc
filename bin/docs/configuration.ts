/**
 * docs/generated/config.md: every environment variable, its default and what it means, from the one schema that reads
 * them (src/platform/config/variables.ts).
 */
import { variables } from '../../src/platform/config/variables.ts';
import { page, table, type GeneratedDocument } from './document.ts';

function defaultOf(shape: { safeParse(value: undefined): { success: boolean; data?: unknown } }): string {
  const { success, data } = shape.safeParse(undefined);
  if (!success || data === undefined || (Array.isArray(data) && data.length === 0)) return '';
  return `\`${String(data)}\``;
}

export const configuration: GeneratedDocument = {
  path: 'docs/generated/config.md',
  async make() {
    const rows = Object.entries(variables).map(([name, { shape, meaning }]) => [
      `\`${name}\``,
      defaultOf(shape),
      meaning,
    ]);
    return page(
      'Configuration',
      'Everything is set by environment variables. A bad value stops the start with one line that names it.',
      table(['variable', 'default', 'meaning'], rows),
    );
  },
};
