/** `/api/v1/openapi.json`: the routes for programs, itself among them. `countersign openapi` prints the same. */
import { z } from 'zod';
import { apiJson } from './api-answer.ts';
import { apiGet } from './api-route.ts';
import { apiShape, openApiOf } from './openapi.ts';
import type { Route } from './route.ts';

const documentShape = apiShape('Document', z.looseObject({}).describe('An OpenAPI document.'));
const keptSeconds = 300;

export function openApiRoutes(routes: readonly Route[]): readonly Route[] {
  const own: Route = apiGet('/api/v1/openapi.json', {
    operation: 'readDocument',
    summary: 'This document',
    description: 'What stands here, as OpenAPI 3.1.',
    query: z.strictObject({}),
    answers: { 200: { description: 'The document.', schema: documentShape } },
    answer: (visit) => apiJson(visit, openApiOf([...routes, own]), { maxAgeSeconds: keptSeconds }),
  });
  return [own];
}
