/** The verbs of the registry, in the order in which `countersign` lists them. */
import type { Command, LoneCommand } from '../platform/cli/command.ts';
import { exportCommand } from './export/export.command.ts';
import { importCommand } from './import/import.command.ts';
import { taxonomiesCommand } from './reference/taxonomies.command.ts';
import { zipsCommand } from './reference/zip-positions.command.ts';
import { synthesizeCommand } from './synthesize/synthesize.command.ts';

export const registryCommands: readonly (Command | LoneCommand)[] = [
  importCommand,
  exportCommand,
  taxonomiesCommand,
  zipsCommand,
  synthesizeCommand,
];
