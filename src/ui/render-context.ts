/**
 * What the server knows and every component may need, handed down beside the props: the form tokens and the frame.
 * Rendering is synchronous from end to end: hono/jsx loses its context after an `await`.
 */
import { createContext } from 'hono/jsx';
import { plainFrame, type Frame } from './frame.ts';

export interface FormTokens {
  readonly csrf: string;
  readonly idempotency: string;
}

export interface RenderContextValue {
  /** Tokens for a form that posts to `action`; both are bound to the session by the one who makes them. */
  formTokens(action: string): FormTokens;
  readonly frame: Frame;
  /** Constant parts (constant.ts) are drawn each time: what a benchmark compares with. */
  readonly drawsAnew?: boolean;
}

/** For previews and unit tests: no tokens, nobody signed in. */
export const previewContext: RenderContextValue = {
  formTokens: () => ({ csrf: '', idempotency: '' }),
  frame: plainFrame,
};

export const RenderContext = createContext<RenderContextValue>(previewContext);
