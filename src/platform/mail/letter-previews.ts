/**
 * Every letter of an installation rendered with its own example: for the preview page of the demo, and for the checks
 * that every letter can be made into words and is accessible.
 */
import { renderText } from '../sms/text-letter.ts';
import { letterShow, type LetterHouse } from './letter-house.ts';
import type { LetterRegistry } from './letter-registry.ts';
import { renderLetter } from './rendered-letter.ts';

export interface LetterPreview {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  /** Null for texts. */
  readonly html: string | null;
}

export function letterPreviews({ letters, texts }: LetterRegistry, house: LetterHouse): readonly LetterPreview[] {
  const show = letterShow(house);
  const mails = [...letters.values()].map((letter) => {
    const { params, secret = null } = letter.example;
    return { name: letter.name, ...renderLetter(letter, { params, secret }, house) };
  });
  const spoken = [...texts.values()].map((template) => {
    const { params, secret = null } = template.example;
    const text = renderText(template, { params, secret, channel: 'text' }, show);
    return { name: template.name, subject: text, text, html: null };
  });
  return [...mails, ...spoken];
}
