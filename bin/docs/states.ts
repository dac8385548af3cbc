/**
 * docs/generated/states.md: every state machine of the rules, as a picture and as a table. A machine that a rule file
 * exports is found by itself (src/vocabulary/state-machine.ts); rule files import nothing, so that reading them is safe.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { finalStates, type StateMachine } from '../../src/vocabulary/state-machine.ts';
import { projectRoot, readSourceTree } from '../source/source-tree.ts';
import { byText, page, table, type GeneratedDocument } from './document.ts';

type Machine = StateMachine<string, string>;

export const states: GeneratedDocument = {
  path: 'docs/generated/states.md',
  async make() {
    const files = readSourceTree().files.filter(({ role }) => role === 'rules');
    const sections: { readonly name: string; readonly text: string }[] = [];
    for (const { path } of files) {
      const exported: Record<string, unknown> = await import(pathToFileURL(join(projectRoot, path)).href);
      for (const machine of Object.values(exported).filter(isMachine))
        sections.push({ name: machine.name, text: drawMachine(path, machine) });
    }
    const ordered = sections.toSorted((a, b) => byText(a.name, b.name)).map(({ text }) => text);
    return page(
      'States',
      'What may follow what, and who may do it. A pair that is not listed never happens.',
      ...ordered,
    );
  },
};

const isMachine = (value: unknown): value is Machine =>
  typeof value === 'object' && value !== null && 'states' in value && 'transitions' in value && 'initial' in value;

function drawMachine(path: string, machine: Machine): string {
  const { name, states: named, initial, transitions } = machine;
  const picture = [
    '```mermaid',
    'stateDiagram-v2',
    ...named.map((state) => `  state "${state}" as ${id(state)}`),
    `  [*] --> ${id(initial)}`,
    ...transitions.map((change) => `  ${id(change.from)} --> ${id(change.to)}: ${change.name}`),
    ...finalStates(machine).map((state) => `  ${id(state)} --> [*]`),
    '```',
  ].join('\n');
  const rows = transitions.map((change) => [change.from, change.name, change.to, change.by.join(', ')]);
  return [`## ${name}`, `\`${path}\``, picture, table(['from', 'change', 'to', 'by'], rows)].join('\n\n');
}

const id = (state: string): string => state.replaceAll(/\W+/g, '_');
