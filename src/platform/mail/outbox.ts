/**
 * Reads the newest letters as their receivers got them, codes included: the demo's mailbox for everybody. The route
 * that shows it exists in the demo only; nothing here checks that.
 */
import type { Ctx } from '../context.ts';
import { openDataKeys, type DataKey } from '../crypto/data-keys.ts';
import { SealBroken, Shredded } from '../crypto/errors.ts';
import { renderText } from '../sms/text-letter.ts';
import { letterShow, type LetterHouse } from './letter-house.ts';
import type { LetterRegistry } from './letter-registry.ts';
import { openLetter, type Channel, type LetterRow } from './letter-row.ts';
import { listNewestLetters } from './letter-store.ts';
import { renderLetter } from './rendered-letter.ts';

export interface OutboxLetter {
  readonly id: string;
  readonly channel: Channel;
  readonly template: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Null for texts and calls. */
  readonly html: string | null;
  /** The code, PIN or link token it carries, while it works. */
  readonly secret: string | null;
  readonly state: LetterRow['state'];
  readonly createdAt: Date;
}

export interface OutboxParts {
  readonly registry: LetterRegistry;
  readonly house: LetterHouse;
}

const SHOWN_LETTERS = 50;

/** Newest first. A letter that cannot be opened or whose template is gone is left out. */
export async function listOutbox(ctx: Ctx, parts: OutboxParts, limit = SHOWN_LETTERS): Promise<OutboxLetter[]> {
  const rows = await listNewestLetters(ctx.tx, limit);
  if (rows.length === 0) return [];
  const keys = await openDataKeys(
    ctx,
    rows.map((row) => row.owner_id),
  );
  return rows.flatMap((row) => readLetter(row, keys.get(row.owner_id), ctx.now, parts));
}

function readLetter(row: LetterRow, key: DataKey | undefined, now: Date, parts: OutboxParts): OutboxLetter[] {
  if (!key) return [];
  try {
    const content = openLetter(key, row, now);
    const words = wordsOf(row, content, parts);
    if (!words) return [];
    const { letter_id: id, channel, template, state, created_at: createdAt } = row;
    return [{ id, channel, template, state, createdAt, to: content.address, secret: content.secret, ...words }];
  } catch (error) {
    if (error instanceof SealBroken || error instanceof Shredded) return [];
    throw error;
  }
}

type Words = Pick<OutboxLetter, 'subject' | 'text' | 'html'>;

function wordsOf(row: LetterRow, content: ReturnType<typeof openLetter>, parts: OutboxParts): Words | null {
  if (row.channel === 'mail') {
    const letter = parts.registry.letters.get(row.template);
    return letter ? renderLetter(letter, content, parts.house) : null;
  }
  const template = parts.registry.texts.get(row.template);
  if (!template) return null;
  const text = renderText(template, { ...content, channel: row.channel }, letterShow(parts.house));
  return { subject: text, text, html: null };
}
