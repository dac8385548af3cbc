/**
 * Passwords without a word in them that are guessed first all the same: repeats, runs of the alphabet, rows and columns of
 * keys, dates. Each test asks whether the whole password is such a pattern, give or take two or three characters.
 */

/** A run shorter than this happens by chance. */
const RUN_CHARACTERS = 3;
const SEQUENCE_LEFT_OVER = 3;
const ROW_LEFT_OVER = 2;

/** A unit of one to four characters again and again, or two halves that are equal. */
export const isRepeat = (text: string): boolean => /^(.{1,4})\1+$/su.test(text) || /^(.{5,})\1$/su.test(text);

/** "12345678", "dcba4321", "max12345": runs up or down the alphabet or the digits. */
export function isSequence(text: string): boolean {
  const step = (from: string, to: string): string | null => {
    const distance = (to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0);
    return Math.abs(distance) <= 1 && /^[a-z0-9]{2}$/.test(from + to) ? String(distance) : null;
  };
  return isCovered(text, step, SEQUENCE_LEFT_OVER);
}

/** Columns of these texts lie under each other on the keys. */
const KEYBOARD = ['1234567890-=', 'qwertyuiop[]', "asdfghjkl;'", 'zxcvbnm,./'];
const KEYPAD = ['789', '456', '123', '0'];
const SHIFTED = '!@#$%^&*()_+{}:"<>?';
const UNSHIFTED = "1234567890-=[];',./";

/** "qwertyui", "1qaz2wsx", "1q2w3e4r", "147258369", also with the shift key held. */
export function isRow(text: string): boolean {
  const keys = [...text].map((key) => UNSHIFTED[SHIFTED.indexOf(key)] ?? key).join('');
  const everySecond = (offset: number): string => [...keys].filter((_, index) => index % 2 === offset).join('');
  return [KEYBOARD, KEYPAD].some((layout) => {
    const step = stepOn(layout);
    return (
      isCovered(keys, step, ROW_LEFT_OVER) ||
      (isCovered(everySecond(0), step, 0) && isCovered(everySecond(1), step, 0) && keys.length >= 2 * RUN_CHARACTERS)
    );
  });
}

function stepOn(layout: readonly string[]): (from: string, to: string) => string | null {
  const place = (key: string): readonly [number, number] | null => {
    const row = layout.findIndex((keys) => keys.includes(key));
    return row < 0 ? null : [row, layout[row]?.indexOf(key) ?? 0];
  };
  return (from, to) => {
    const [start, end] = [place(from), place(to)];
    if (start === null || end === null) return null;
    const [down, right] = [end[0] - start[0], end[1] - start[1]];
    return Math.abs(down) <= 1 && Math.abs(right) <= 1 ? `${down},${right}` : null;
  };
}

/** Whether runs of one and the same step make up the text, but for so many characters. */
function isCovered(text: string, step: (from: string, to: string) => string | null, leftOver: number): boolean {
  const characters = [...text];
  let covered = 0;
  let start = 0;
  while (start < characters.length) {
    const end = endOfRun(characters, start, step);
    if (end - start >= RUN_CHARACTERS) covered += end - start;
    start = end - start >= RUN_CHARACTERS ? end : start + 1;
  }
  return covered > 0 && characters.length - covered <= leftOver;
}

function endOfRun(
  characters: readonly string[],
  start: number,
  step: (from: string, to: string) => string | null,
): number {
  const first = step(characters[start] ?? '', characters[start + 1] ?? '');
  if (first === null) return start + 1;
  let end = start + 2;
  while (end < characters.length && step(characters[end - 1] ?? '', characters[end] ?? '') === first) end += 1;
  return end;
}

const YEAR = '(?:19|20)\\d\\d';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';

const DATE = new RegExp(`^(?:${MONTH}${DAY}${YEAR}|${DAY}${MONTH}${YEAR}|${YEAR}${MONTH}${DAY}|${MONTH}${DAY}\\d\\d)$`);
const YEAR_AND_SIGNS = new RegExp(`^[^a-z]{0,4}${YEAR}[^a-z]{0,4}$`);

/** "12/25/1995", "25.12.1995", "1995-12-25", "12251995", "!!2024!!": a date in any order, or a year and a few signs. */
export const isDate = (text: string): boolean => DATE.test(text.replace(/[-/. ]/g, '')) || YEAR_AND_SIGNS.test(text);
