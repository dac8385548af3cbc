/**
 * The list of owners whose data key was destroyed, kept beside the master key and not in the database: a restored
 * backup brings the wrapped keys back, and replaying this list destroys them again. It only ever grows.
 */
import { z } from 'zod';

const shreddingSchema = z.strictObject({
  ownerId: z.uuid(),
  at: z.iso.datetime(),
});
export type Shredding = z.infer<typeof shreddingSchema>;
export const shreddingList = z.array(shreddingSchema);

/** One line per owner. It begins with a line break, so that a line torn by a crash cannot swallow the next one. */
export const ledgerLine = (shredding: Shredding): string => `\n${JSON.stringify(shredding)}\n`;

/** The owners of a ledger. A torn line is left out: its shredding was never confirmed to anyone. */
export function readLedger(text: string): readonly Shredding[] {
  return text.split('\n').flatMap((line) => {
    if (line === '') return [];
    try {
      const parsed = shreddingSchema.safeParse(JSON.parse(line));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}
