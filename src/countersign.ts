/**
 * The operator's command line: finds the verb, opens what it needs (beside a running server, or for its own duration) and
 * answers 0, 1 (failed) or 2 (wrongly called).
 */
import { allVerbs, type Verb } from './commands.ts';
import { openParts } from './parts.ts';
import { EXIT_USAGE, wronglyCalled, type Output } from './platform/cli/command.ts';
import { runOrExplain } from './platform/cli/run-or-explain.ts';
import { readConfig } from './platform/config/config.ts';

const words = process.argv.slice(2).filter((word) => word !== '--json');
const io: Output = {
  out: (line) => void process.stdout.write(line.startsWith('\r') ? line : `${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  json: process.argv.includes('--json'),
  tty: process.stdout.isTTY === true,
};

const fits = ({ verb }: Verb) => verb.split(' ').every((word, index) => words[index] === word);

await runOrExplain(async () => {
  const found = allVerbs.find(fits);
  if (!found) return usage();
  const args = words.slice(found.verb.split(' ').length);
  if ('alone' in found.run) return found.run.alone(args, io);
  if ('bare' in found.run && args.length > 0) return wronglyCalled(found.usage, io);
  const parts = await openParts({ ...readConfig(process.env), logLevel: 'warn' });
  try {
    return 'bare' in found.run ? await found.run.bare(parts, io) : await found.run.with(args, parts, io);
  } finally {
    await parts.close();
  }
});

function usage(): number {
  io.err('Usage: npm run countersign -- <verb> [--json], where <verb> is one of');
  for (const { usage: text } of allVerbs) io.err(`  ${text}`);
  return EXIT_USAGE;
}
