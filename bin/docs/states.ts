/**
 * docs/generated/states.md: every state machine of the rules, as a picture and as a table. A rule file that exports an
 * object with `states` and `transitions` is found by itself (src/vocabulary/state-machine.ts).
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot, readSourceTree } from '../source/source-tree.ts';
import { byText, page, table, type GeneratedDocument } from './document.ts';

interface Machine {
  readonly states: readonly string[];
  readonly transitions: readonly { readonly from: string; readonly to: string; readonly on: string }[];
}

export const states: GeneratedDocument = {
  path: 'docs/generated/states.md',
  async make() {
    const files = readSourceTree().files.filter(({ role }) => role === 'rules');
    const sections: string[] = [];
    for (const { path } of files) {
      const exported: Record<string, unknown> = await import(pathToFileURL(join(projectRoot, path)).href);
      for (const name of Object.keys(exported).toSorted(byText)) {
        const machine = readMachine(exported[name]);
        if (machine !== null) sections.push(drawMachine(name, path, machine));
      }
    }
    return page('States', 'What may follow what. Anything that is not listed is refused.', ...sections);
  },
};

function readMachine(value: unknown): Machine | null {
  if (typeof value !== 'object' || value === null || !('states' in value) || !('transitions' in value)) return null;
  const { states: named, transitions } = value;
  if (!Array.isArray(named) || !Array.isArray(transitions)) return null;
  return { states: named, transitions };
}

function drawMachine(name: string, path: string, { states: named, transitions }: Machine): string {
  const arrows = transitions.map(({ from, to, on }) => `  ${id(from)} --> ${id(to)}: ${on}`);
  const labels = named.map((state) => `  state "${state}" as ${id(state)}`);
  const picture = ['```mermaid', 'stateDiagram-v2', ...labels, ...arrows, '```'].join('\n');
  const rows = transitions.map(({ from, on, to }) => [from, on, to]);
  return [`## ${name}`, `\`${path}\``, picture, table(['from', 'on', 'to'], rows)].join('\n\n');
}

const id = (state: string): string => state.replaceAll(/\W+/g, '_');
