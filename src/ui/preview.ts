/**
 * A preview shows one component in each of its states, with invented people only. Previews are what the development pages
 * list, what the accessibility checks visit and what html-validate reads.
 */
import type { Element } from './element.ts';
import type { Frame } from './frame.ts';

export interface PreviewState {
  /** Part of the preview's address: lower case, digits, hyphens. */
  readonly name: string;
  element(): Element;
  /** For previews of what surrounds a page: somebody signed in, a hat worn. */
  readonly frame?: Frame | undefined;
}

export interface Preview {
  readonly name: string;
  readonly states: readonly PreviewState[];
  /** Set for whole pages, which bring their own layout. */
  readonly page?: boolean;
}
