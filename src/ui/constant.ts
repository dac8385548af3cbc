/**
 * Parts of a page that are the same for everybody who is shown them: drawn once for each language and each set of props, then
 * kept as text. A part knows nothing but its props: whoever asks for the frame or for tokens in it makes it throw. Never hand
 * it anything of a person or of what was typed: it would stay in memory.
 */
import { createElement, useContext } from 'hono/jsx';
import { raw } from 'hono/html';
import { currentLocale } from '../vocabulary/say.ts';
import type { Element } from './element.ts';
import { RenderContext, type RenderContextValue } from './render-context.ts';
import { renderPart } from './render.ts';

type Plain = Readonly<Record<string, string | boolean | null | undefined>>;

/** Of each part; what comes later is drawn each time. Ours have a handful. */
const keptAtMost = 200;

export function constant<Props extends Plain>(draw: (props: Props) => Element | null): (props: Props) => Element {
  const kept = new Map<string, Element>();
  return (props) => {
    if (useContext(RenderContext).drawsAnew) return draw(props) ?? raw('');
    const key = currentLocale() + JSON.stringify(props);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const text = raw(renderPart(createElement(draw, props) as unknown as Element, knowsNobody));
    if (kept.size < keptAtMost) kept.set(key, text);
    return text;
  };
}

const knowsNobody: RenderContextValue = {
  formTokens() {
    throw new Error('A constant part has no form.');
  },
  get frame(): never {
    throw new Error('A constant part is told everything by its props.');
  },
};
