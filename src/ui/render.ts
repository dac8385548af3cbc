/**
 * Turns a page into the text of a document. This is the only place where elements become text; a component that would need
 * to wait is a mistake and is refused here.
 */
import { createElement } from 'hono/jsx';
import { RenderContext, previewContext, type RenderContextValue } from './render-context.ts';
import type { Element } from './element.ts';

export function renderDocument(element: Element, context: RenderContextValue = previewContext): string {
  return `<!doctype html>${renderPart(element, context)}`;
}

/** A component by itself, for tests and mail. */
export function renderPart(element: Element, context: RenderContextValue = previewContext): string {
  const html: unknown = createElement(RenderContext.Provider, { value: context }, element).toString();
  if (typeof html !== 'string') throw new Error('A component returned a promise; rendering must be synchronous.');
  return html;
}
