/** A verb that loads a reference list from a file of its publisher, whole or not at all. */
import {
  EXIT_DONE,
  EXIT_FAILED,
  readWords,
  wronglyCalled,
  type Command,
  type CommandParts,
} from '../../platform/cli/command.ts';
import { fileTrouble } from '../../platform/files/trouble.ts';
import type { Outcome } from '../../vocabulary/outcome.ts';
import type { Refusal } from '../../vocabulary/refusal.ts';
import { say } from '../../vocabulary/say.ts';
import { importSentence } from '../import/import.rules.ts';

interface ReferenceList<Reason extends string> {
  /** What is listed, as the verb and the JSON name it: "zips". */
  readonly what: string;
  /** Answers how many there are. Throws the error of the file system when the file cannot be read. */
  readonly load: (parts: CommandParts, path: string) => Promise<Outcome<number, Reason>>;
  readonly refused: (refusal: Refusal<Reason>, path: string) => string;
  readonly loaded: (path: string, count: number) => string;
}

export function listCommand<Reason extends string>(list: ReferenceList<Reason>): Command {
  const verb = `registry ${list.what}`;
  const usage = `${verb} FILE`;
  return {
    verb,
    usage,
    async run(args, parts) {
      const path = readWords(args, {}, 'one')?.names[0];
      if (path === undefined) return wronglyCalled(usage, parts);
      try {
        const loaded = await list.load(parts, path);
        if (!loaded.ok) {
          parts.err(list.refused(loaded, path));
          return EXIT_FAILED;
        }
        parts.out(
          parts.json ? JSON.stringify({ file: path, [list.what]: loaded.value }) : list.loaded(path, loaded.value),
        );
        return EXIT_DONE;
      } catch (error) {
        const reason = fileTrouble(error);
        if (reason === null) throw error;
        parts.err(
          reason === 'file-no-member'
            ? say('{file}: the archive holds no list (.csv or .txt), or it is damaged.', { file: path })
            : importSentence({ reason, facts: { file: path } }),
        );
        return EXIT_FAILED;
      }
    },
  };
}
