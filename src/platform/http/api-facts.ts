/** What a route for programs says of itself: openapi.ts makes the document from it. */
import type { z } from 'zod';

export interface ApiAnswer {
  readonly description: string;
  /** Of the JSON; null where there is no body. */
  readonly schema: z.ZodType | null;
  /** Of each line, where the answer is also given as lines of JSON. */
  readonly lines?: z.ZodType;
}

export interface ApiFacts {
  /** Names the operation for clients that are made from the document. */
  readonly operation: string;
  readonly summary: string;
  readonly description: string;
  readonly path: z.ZodObject;
  readonly query: z.ZodObject;
  /** By status; what every route may answer (422, 429 and so on) is added by openapi.ts. */
  readonly answers: Readonly<Record<number, ApiAnswer>>;
}
