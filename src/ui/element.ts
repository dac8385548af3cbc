/**
 * Names for what components take and give. A component returns a node of hono/jsx; nothing becomes text before
 * `renderDocument`, and text is always escaped there.
 */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

export type Element = JSX.Element;
/** Text, numbers, elements, or lists of them. Never an object that came out of JSON. */
export type Content = Child;
