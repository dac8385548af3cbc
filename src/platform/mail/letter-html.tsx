/**
 * The HTML half of a letter: headings, paragraphs, a description list and links, escaped by the renderer. Nothing is
 * fetched from anywhere, nothing runs, and no table is used for layout, so that a screen reader reads it as it stands.
 * Styles stand in the elements because many mail readers drop a style sheet.
 */
import { say } from '../../vocabulary/say.ts';
import type { Block, FactValue } from './letter.ts';
import { letterLink, type LetterHouse } from './letter-house.ts';
import { letterStyle as style } from './letter-style.ts';
import { deskLines, secretGoneText, unattendedText } from './letter-text.ts';

export function letterHtml(subject: string, blocks: readonly Block[], house: LetterHouse): string {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={style.ground}>
        <div style={style.sheet}>
          <header>
            <p style={style.mark}>{say('Countersign')}</p>
          </header>
          <main style={style.card}>
            <h1 style={style.heading}>{subject}</h1>
            {blocks.map((block) => (
              <BlockHtml block={block} house={house} />
            ))}
          </main>
          <footer style={style.footer}>
            <p style={style.footerLine}>
              {deskLines(house).map((line, index) => (
                <>
                  {index > 0 && <br />}
                  {line}
                </>
              ))}
            </p>
            <p style={style.footerLine}>{unattendedText()}</p>
          </footer>
        </div>
      </body>
    </html>
  );
  return `<!DOCTYPE html>${page.toString()}`;
}

function BlockHtml({ block, house }: { block: Block; house: LetterHouse }) {
  switch (block.kind) {
    case 'paragraph':
      return <p style={style.paragraph}>{block.text}</p>;
    case 'list':
      return (
        <ul style={style.list}>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return (
        <dl style={style.facts}>
          {block.facts.map(([label, value]) => (
            <>
              <dt style={style.label}>{label}</dt>
              <dd style={style.value}>
                <Value value={value} house={house} />
              </dd>
            </>
          ))}
        </dl>
      );
    case 'action':
      return block.path === null ? <Gone /> : <Action label={block.label} href={letterLink(house, block.path)} />;
    case 'code':
      return block.code === null ? <Gone /> : <Code label={block.label} code={block.code} />;
  }
}

const Gone = () => <p style={style.paragraph}>{secretGoneText()}</p>;

function Value({ value, house }: { value: FactValue; house: LetterHouse }) {
  if (typeof value === 'string') return <>{value}</>;
  const href = letterLink(house, value.path);
  return (
    <a href={href} style={style.link}>
      {href}
    </a>
  );
}

/** The address stands below the button too: some readers show no links, and some people would rather look first. */
const Action = ({ label, href }: { label: string; href: string }) => (
  <>
    <p style={style.paragraph}>
      <a href={href} style={style.button}>
        {label}
      </a>
    </p>
    <p style={style.small}>{say('Or copy this address into your browser: {address}', { address: href })}</p>
  </>
);

const Code = ({ label, code }: { label: string; code: string }) => (
  <>
    <p style={style.label}>{label}</p>
    <p style={style.code}>{code}</p>
  </>
);
