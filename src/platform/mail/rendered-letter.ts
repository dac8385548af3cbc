/**
 * Turns a template and its stored values into the finished letter: subject, plain text and HTML.
 * Stored values were typed by people, so every one loses its control and direction characters here, before a template
 * sees it: no line of a header, and no text that reads backwards, can come from a name.
 */
import type { Block, Letter, LetterParam, LetterParams } from './letter.ts';
import { letterHtml } from './letter-html.tsx';
import { letterShow, type LetterHouse } from './letter-house.ts';
import { letterText } from './letter-text.ts';

export interface RenderedLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const SUBJECT_LIMIT_CHARACTERS = 150;

export function renderLetter(
  letter: Letter,
  values: { readonly params: LetterParams; readonly secret: string | null },
  house: LetterHouse,
): RenderedLetter {
  const show = letterShow(house);
  const params = inertParams(values.params);
  const subject = inert(letter.subject(params, show)).slice(0, SUBJECT_LIMIT_CHARACTERS);
  const blocks = letter.body(params, values.secret, show);
  if (letter.forTypedAddress && blocks.some(hasLink))
    throw new Error(`Letter ${letter.name} goes to typed addresses and must have no link`);
  return { subject, text: letterText(blocks, house), html: letterHtml(subject, blocks, house) };
}

const hasLink = (block: Block): boolean =>
  block.kind === 'action' || (block.kind === 'facts' && block.facts.some(([, value]) => typeof value !== 'string'));

const inertParams = (params: LetterParams): LetterParams =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inertParam(value)]));

function inertParam(value: LetterParam): LetterParam {
  if (typeof value === 'string') return inert(value);
  return Array.isArray(value) ? value.map((item) => inert(String(item))) : value;
}

/** Controls and line ends become a space; marks that turn the direction of text, or hide in it, go. */
export function inert(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .trim();
}
