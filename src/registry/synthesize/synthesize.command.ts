/** `countersign registry synthesize --rows N --seed S`: a main file of invented providers that names itself a full one. */
import { EXIT_DONE, readWords, wronglyCalled, type LoneCommand, type Output } from '../../platform/cli/command.ts';
import { progressLine } from '../../platform/cli/progress.ts';
import { say } from '../../vocabulary/say.ts';
import { synthesizeProviders } from './synthesize.actions.ts';

const usage = 'registry synthesize --rows N --seed S [--out FILE]';
/** The NPIs of one file are different up to here. */
const MOST_ROWS = 80_000_000;
const DEFAULT_FILE = 'npidata_pfile_20050523-20250131.csv';

async function runSynthesize(args: readonly string[], io: Output): Promise<number> {
  const words = readWords(args, { rows: 'value', seed: 'value', out: 'value' }, 'none');
  const [rows, seed] = ['rows', 'seed'].map((name) => Number(words?.options.get(name)?.at(-1) ?? Number.NaN));
  const path = words?.options.get('out')?.at(-1) ?? DEFAULT_FILE;
  if (!isCount(rows, MOST_ROWS) || !isCount(seed, 2 ** 31)) return wronglyCalled(usage, io);
  const progress = progressLine(io, (written: number) =>
    say('{rows} rows written', { rows: written.toLocaleString('en-US') }),
  );
  await synthesizeProviders({ rows, seed, path, onProgress: progress.show });
  progress.clear();
  if (io.json) io.out(JSON.stringify({ file: path, rows, seed }));
  else io.out(say('{file}: {rows} invented providers.', { file: path, rows: rows.toLocaleString('en-US') }));
  return EXIT_DONE;
}

const isCount = (value: number | undefined, most: number): value is number =>
  value !== undefined && Number.isInteger(value) && value >= 0 && value <= most;

export const synthesizeCommand: LoneCommand = { verb: 'registry synthesize', usage, alone: runSynthesize };
