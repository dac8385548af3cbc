/**
 * Reads HTML as a document, and says what is wrong with it. The parser is html-validate's: it keeps text as written, so
 * entities are decoded here, and only the ones that our own escaping and templates produce.
 */
import { HtmlElement, HtmlValidate, Parser, StaticConfigLoader } from 'html-validate';

/** hono/jsx writes void elements with a slash and boolean attributes with an empty value: both are valid HTML. */
const loader = new StaticConfigLoader({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    // Several ticks of one name are one answer with several values.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Our own assets come from our own address, under a name made of their content.
    'require-sri': ['error', { target: 'crossorigin' }],
    // Every page of this house stands without script and without inline style.
    'no-inline-style': 'error',
    'no-dup-id': 'error',
    'no-missing-references': 'error',
    'input-missing-label': 'error',
    'heading-level': 'error',
    'wcag/h30': 'error',
    'wcag/h32': 'error',
    'wcag/h37': 'error',
    'wcag/h67': 'error',
    'wcag/h71': 'error',
  },
});
/** Resolved once: the loader would read and check all of HTML's elements again for every page, longer than it looks at one. */
const config = new HtmlValidate(loader).getConfigForSync('inline');
loader.getConfigFor = () => config;
const validator = new HtmlValidate(loader);

/** One line for each mistake: rule, message, place. */
export async function htmlMistakes(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, column, selector }) => `${ruleId}: ${message} (${line}:${column}, ${selector ?? '-'})`,
    ),
  );
}

export const parseHtml = (html: string): HtmlElement => new Parser(config).parseHtml(html);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  middot: '·',
  ndash: '–',
  mdash: '—',
  rarr: '→',
  copy: '©',
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[String(name).toLowerCase()] ?? whole;
  });
}

const inline =
  /^(a|abbr|b|bdi|bdo|br|button|cite|code|data|dfn|em|i|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;
const unseen = /^(script|style|template|head)$/;

/** Text as a person reads it: blocks apart from each other, entities decoded, runs of space closed up. */
export const textOf = (element: HtmlElement | null | undefined): string =>
  element ? decodeEntities(writtenIn(element)).replace(/\s+/g, ' ').trim() : '';

function writtenIn(element: HtmlElement): string {
  return element.childNodes
    .map((node) => {
      if (!isElement(node)) return node.textContent;
      if (unseen.test(node.tagName) || node.hasAttribute('hidden')) return '';
      return inline.test(node.tagName) ? writtenIn(node) : ` ${writtenIn(node)} `;
    })
    .join('');
}

const isElement = (node: object): node is HtmlElement => node instanceof HtmlElement;

/** Every element below this one, in the order of the page; a list of selectors would come back selector by selector. */
export const elementsIn = (element: HtmlElement): readonly HtmlElement[] =>
  element.childElements.flatMap((child) => [child, ...elementsIn(child)]);

export function attributeOf(element: HtmlElement, name: string): string | null {
  const attribute = element.getAttribute(name);
  if (attribute === null) return null;
  return attribute.value === null ? '' : decodeEntities(String(attribute.value));
}
