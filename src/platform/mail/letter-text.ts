/**
 * The plain-text half of a letter: the same blocks, one after the other, links on lines of their own so that no mail
 * reader breaks them. Lines are wrapped for people who read mail in a terminal or in large print.
 */
import { say } from '../../vocabulary/say.ts';
import type { Block } from './letter.ts';
import { letterLink, type LetterHouse } from './letter-house.ts';

const LINE_CHARACTERS = 76;

export function letterText(blocks: readonly Block[], house: LetterHouse): string {
  const parts = blocks.map((block) => blockText(block, house));
  return `${[...parts, '-- ', deskText(house), wrap(unattendedText())].join('\n\n')}\n`;
}

function blockText(block: Block, house: LetterHouse): string {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.text);
    case 'list':
      return block.items.map((item) => wrap(`- ${item}`, '  ')).join('\n');
    case 'facts':
      return block.facts
        .map(([label, value]) =>
          typeof value === 'string' ? wrap(`${label}: ${value}`, '  ') : `${label}:\n${letterLink(house, value.path)}`,
        )
        .join('\n');
    case 'action':
      return block.path === null ? wrap(secretGoneText()) : `${block.label}:\n${letterLink(house, block.path)}`;
    case 'code':
      return block.code === null ? wrap(secretGoneText()) : `${block.label}: ${block.code}`;
  }
}

/** Said in the place of a code or link that was used or has expired before the letter could leave. */
export const secretGoneText = (): string =>
  say(
    'What stood here was used or has expired, so this letter leaves it out. Ask for a new one where you asked first.',
  );

export const unattendedText = (): string =>
  say('This letter comes from an unattended address. Do not reply to it: nobody reads the answer.');

export function deskLines({ desk, agencyName }: LetterHouse): readonly string[] {
  const name = agencyName === null ? desk.name : `${desk.name}, ${agencyName}`;
  return [name, ...(desk.address === null ? [] : [desk.address]), desk.phone, desk.email];
}

const deskText = (house: LetterHouse): string => deskLines(house).join('\n');

function wrap(text: string, hanging = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > LINE_CHARACTERS) {
      lines.push(line);
      line = hanging + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
