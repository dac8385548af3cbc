/** `/api/v1/openapi.json`: the routes for programs, itself among them. `countersign openapi` prints the same. */
import { z } from 'zod';
import { apiText } from './api-answer.ts';
import { apiGet } from './api-route.ts';
import { apiShape, openApiOf } from './openapi.ts';
import type { Route } from './route.ts';

const documentShape = apiShape('Document', z.looseObject({}).describe('An OpenAPI document.'));
const keptSeconds = 300;

export function openApiRoutes(routes: readonly Route[]): readonly Route[] {
  /** Made when it is first asked for: that takes some milliseconds, each time the same. */
  let document: string | null = null;
  const own: Route = apiGet('/api/v1/openapi.json', {
    operation: 'readDocument',
    summary: 'This document',
    description: 'What stands here, as OpenAPI 3.1.',
    query: z.strictObject({}),
    answers: { 200: { description: 'The document.', schema: documentShape } },
    answer(visit) {
      document ??= JSON.stringify(openApiOf([...routes, own]));
      return apiText(visit, document, { maxAgeSeconds: keptSeconds });
    },
  });
  return [own];
}
