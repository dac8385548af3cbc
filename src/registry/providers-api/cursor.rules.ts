/**
 * Where a client is in a list, as text that means nothing to it. A cursor belongs to the question it was an answer to: with
 * another question it is refused, because its place would mean something else there. Nothing in it is trusted: whoever
 * writes one by hand gets a refusal or a page that anybody may read.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';

export type CursorReason = 'cursor-unknown' | 'cursor-other-query';

/** `place` is what the list itself calls the last entry that was given: letters, digits, - and _. */
export const writeCursor = (question: string, place: string): string => `${markOf(question)}-${place}`;

export function readCursor(question: string, cursor: string): Outcome<string, CursorReason> {
  const [, mark, place] = /^([0-9a-z]{1,13})-([\w-]+)$/.exec(cursor) ?? [];
  if (mark === undefined || place === undefined) return refused('cursor-unknown');
  return mark === markOf(question) ? done(place) : refused('cursor-other-query');
}

/** FNV-1a of 64 bits: tells questions apart, and guards nothing. */
function markOf(question: string): string {
  let mark = 0xcbf29ce484222325n;
  for (const sign of encodeURIComponent(question.toWellFormed()))
    mark = BigInt.asUintN(64, (mark ^ BigInt(sign.charCodeAt(0))) * 0x100000001b3n);
  return mark.toString(36);
}

/** A place in a search: what was counted on its first page stays the same on all others. */
export interface CountedPlace {
  readonly count: { readonly count: number; readonly isExact: boolean };
  readonly position: string;
}

export const writePlace = (question: string, { count, position }: CountedPlace): string =>
  writeCursor(question, `${count.count}${count.isExact ? 'x' : 'e'}${position}`);

export function readPlace(question: string, cursor: string): Outcome<CountedPlace, CursorReason> {
  const place = readCursor(question, cursor);
  if (!place.ok) return place;
  const [, count, kind, position] = /^([0-9]{1,9})([xe])([\w-]+)$/.exec(place.value) ?? [];
  if (position === undefined) return refused('cursor-unknown');
  return done({ count: { count: Number(count), isExact: kind === 'x' }, position });
}
