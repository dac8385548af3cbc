/**
 * The document of all routes for programs, as OpenAPI 3.1, made from the schemas that check what comes in and the shapes of
 * what goes out. A schema that is named in `apiShapes` stands once, under components.
 */
import { z } from 'zod';
import type { ApiAnswer, ApiFacts } from './api-facts.ts';
import type { Route } from './route.ts';

/** Names of shapes: `apiShapes.add(schema, { id: 'Provider' })`. */
export const apiShapes = z.registry<{ readonly id: string }>();

/** A shape under a name of its own in the document. */
export function apiShape<Shape extends z.ZodType>(id: string, shape: Shape): Shape {
  apiShapes.add(shape, { id });
  return shape;
}

export const problemShape = apiShape(
  'Problem',
  z
    .looseObject({
      type: z.string(),
      title: z.string().describe('The kind of refusal: it stays as it is, the sentences may change.'),
      status: z.int(),
      requestId: z.string(),
      detail: z.string().optional().describe('What is wrong, as a sentence.'),
      errors: z.record(z.string(), z.string()).optional().describe('Parameter → what is wrong with it.'),
    })
    .describe('A refusal (RFC 9457).'),
);

type Json = Readonly<Record<string, unknown>>;

const refusal = (description: string): ApiAnswer => ({ description, schema: problemShape });
const everywhere: Readonly<Record<number, ApiAnswer>> = {
  304: { description: 'As it was: `If-None-Match` names the entity tag that it has.', schema: null },
  422: refusal('A parameter is wrong or unknown; `errors` names each with a sentence.'),
  429: refusal('Too many requests of this client; `Retry-After` says how long to wait.'),
  503: refusal('Too busy; `Retry-After` says how long to wait.'),
};

export function openApiOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const { path, api } of routes) if (api) paths[path.replace(/:(\w+)/g, '{$1}')] = { get: operationOf(api) };
  return {
    openapi: '3.1.1',
    info: {
      title: 'Countersign registry',
      version: '1',
      description: 'Public records of health-care providers. No key is needed.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [],
    paths,
    components: { schemas: shapes() },
  };
}

function operationOf({ operation, summary, description, path, query, answers }: ApiFacts): Json {
  const all = Object.entries({ ...everywhere, ...answers });
  return {
    operationId: operation,
    summary,
    description,
    parameters: [...parametersOf(path, 'path'), ...parametersOf(query, 'query')],
    responses: Object.fromEntries(all.map(([status, answer]) => [status, responseOf(Number(status), answer)])),
  };
}

function parametersOf(schema: z.ZodObject, place: 'path' | 'query'): readonly Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = property as Json;
    const isList = rest['type'] === 'array';
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      description,
      schema: rest,
      ...(isList ? { style: 'form', explode: false } : {}),
    };
  });
}

function responseOf(status: number, { description, schema, lines }: ApiAnswer): Json {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  const content = {
    ...(schema ? { [type]: { schema: shapeOf(schema) } } : {}),
    ...(lines ? { 'application/x-ndjson': { schema: shapeOf(lines) } } : {}),
  };
  return Object.keys(content).length === 0 ? { description } : { description, content };
}

const place = (id: string): string => `#/components/schemas/${id}`;

function shapeOf(schema: z.ZodType): Json {
  const id = apiShapes.get(schema)?.id;
  if (id === undefined) throw new Error('A shape that is answered has no name: see apiShape.');
  return { $ref: place(id) };
}

function shapes(): Json {
  const { schemas } = z.toJSONSchema(apiShapes, { uri: place });
  // Where a schema stands is said by the document around it.
  const inDocument = (schema: object) =>
    Object.fromEntries(Object.entries(schema).filter(([name]) => name !== '$id' && name !== '$schema'));
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, inDocument(schema)]));
}
