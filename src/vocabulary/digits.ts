/**
 * Reads numbers that people type in groups: spaces and hyphens between digits carry no meaning, nothing else is dropped.
 * Full-width digits of an East Asian keyboard count as digits, so the text is brought to NFKC first.
 */

/** What was typed without the spaces, hyphens and dashes that only group it. */
export function ungrouped(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\-\u2010-\u2015\u2212]/g, '');
}

export const isDigits = (text: string): boolean => /^[0-9]+$/.test(text);
