/** `countersign registry export DIR [--since YYYY-MM-DD]`: the files of the registry, one line for each. */
import { EXIT_DONE, readWords, wronglyCalled, type Command, type CommandParts } from '../../platform/cli/command.ts';
import { progressLine } from '../../platform/cli/progress.ts';
import { plainDate, type PlainDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { exportFiles, type ExportProgress } from './export.actions.ts';

const usage = 'registry export [--since YYYY-MM-DD] DIR';

const sentenceOf = ({ fileName, rows }: ExportProgress): string =>
  say('{file}: {rows} rows.', { file: fileName, rows: rows.toLocaleString('en-US') });

function dayOf(typed: string | undefined): PlainDate | null | 'none' {
  if (typed === undefined) return null;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? [];
  const read = plainDate(Number(year), Number(month), Number(day));
  return read.ok ? read.value : 'none';
}

async function runExport(args: readonly string[], parts: CommandParts): Promise<number> {
  const words = readWords(args, { since: 'value' }, 'one');
  const since = dayOf(words?.options.get('since')?.at(-1));
  const folder = words?.names[0];
  if (folder === undefined || since === 'none') return wronglyCalled(usage, parts);
  const progress = progressLine(parts, sentenceOf);
  const written = await exportFiles(parts.ctx, { folder, since, onProgress: progress.show });
  progress.clear();
  for (const file of written) parts.out(parts.json ? JSON.stringify(file) : sentenceOf(file));
  return EXIT_DONE;
}

export const exportCommand: Command = { verb: 'registry export', usage, run: runExport };
