/**
 * All letters and texts that this installation can send, by name; put together once in the composition root.
 * A stored letter whose name is missing here cannot be sent, so a template is kept for as long as old rows may name it.
 */
import type { TextLetter } from '../sms/text-letter.ts';
import type { Letter } from './letter.ts';

export interface LetterRegistry {
  readonly letters: ReadonlyMap<string, Letter>;
  readonly texts: ReadonlyMap<string, TextLetter>;
}

export function letterRegistry(parts: {
  readonly letters: readonly Letter[];
  readonly texts: readonly TextLetter[];
}): LetterRegistry {
  return { letters: byName(parts.letters), texts: byName(parts.texts) };
}

function byName<Template extends { readonly name: string }>(templates: readonly Template[]): Map<string, Template> {
  const map = new Map<string, Template>();
  for (const template of templates) {
    if (map.has(template.name)) throw new Error(`Two templates are called ${template.name}`);
    map.set(template.name, template);
  }
  return map;
}
