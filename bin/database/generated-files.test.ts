/** The generated files say what the catalogue says, in the same words every time. */
import { describe, expect, it } from 'vitest';
import type { Catalogue, Column, Relation } from './catalogue.ts';
import { schemaFile } from './schema-file.ts';
import { typeFile } from './type-file.ts';

const column = (name: string, typeName: string, rest: Partial<Column> = {}): Column => ({
  schema: 'access',
  table: 'thing',
  column: name,
  type: typeName,
  typeName,
  isRequired: true,
  collation: null,
  defaultValue: null,
  identity: '',
  generated: '',
  comment: null,
  ...rest,
});

const relation = (rest: Partial<Relation>): Relation => ({
  schema: 'access',
  table: 'thing',
  kind: 'r',
  comment: 'A thing.',
  options: null,
  partitionOf: null,
  partitionKey: null,
  definition: null,
  columns: [],
  constraints: [],
  statements: [],
  grants: [],
  ...rest,
});

const catalogueOf = (...relations: readonly Relation[]): Catalogue => ({
  schemas: [],
  functions: [],
  types: [],
  relations,
});
const typesOf = (columns: readonly Column[], rest: Partial<Relation> = {}): string =>
  typeFile(catalogueOf(relation({ columns, ...rest })));

describe('the types', () => {
  it('read moments as Date, bytes as Buffer, and big numbers, days and ranges as text', () => {
    const types = typesOf([
      column('made_at', 'timestamptz'),
      column('sealed', 'bytea', { isRequired: false }),
      column('big', 'int8'),
      column('small', 'int4'),
      column('day', 'date'),
      column('during', 'tstzrange'),
      column('tasks', '_text'),
      column('details', 'jsonb'),
    ]);
    for (const line of [
      'made_at: Date;',
      'sealed: Buffer | null;',
      'big: string;',
      'small: number;',
      'day: string;',
      'during: string;',
      'tasks: string[];',
      'details: JsonColumn;',
      "'access.thing': AccessThing;",
    ])
      expect(types).toContain(line);
  });

  it('know what may be left out and what may not be given', () => {
    const types = typesOf([
      column('version', 'int4', { defaultValue: '1' }),
      column('number', 'int8', { identity: 'a' }),
      column('is_open', 'bool', { generated: 's', defaultValue: '(closed_at IS NULL)' }),
    ]);
    expect(types).toContain('version: Generated<number>;');
    expect(types).toContain('number: GeneratedAlways<string>;');
    expect(types).toContain('is_open: GeneratedAlways<boolean>;');
  });

  it('turn a check of allowed values into a union, and leave other checks alone', () => {
    const constraints = [
      { name: 'a', definition: "CHECK ((status = ANY (ARRAY['pending'::text, 'it''s done'::text])))" },
      { name: 'b', definition: "CHECK (((kind = ANY (ARRAY['a'::text])) OR (status = 'pending'::text)))" },
    ];
    const types = typesOf([column('status', 'text', { isRequired: false }), column('kind', 'text')], { constraints });
    expect(types).toContain("status: 'pending' | 'it\\'s done' | null;");
    expect(types).toContain('kind: string;');
  });

  it('believe the comment of a view about what is never null', () => {
    const columns = [
      column('sure', 'text', { isRequired: false, comment: 'As it was. Never null. sensitive=false' }),
      column('unsure', 'text', { isRequired: false, comment: 'sensitive=false' }),
    ];
    const types = typesOf(columns, { kind: 'v' });
    expect(types).toContain('sure: string;');
    expect(types).toContain('unsure: string | null;');
  });

  it('stop at a type that nobody has thought about, naming the column', () => {
    expect(() => typesOf([column('odd', 'point')])).toThrow(/access\.thing\.odd has the type point/);
  });

  it('cannot be ended early by a comment', () => {
    expect(typesOf([column('a', 'text', { comment: 'ends */ here' })])).toContain('/** ends * / here */');
  });
});

describe('schema.sql', () => {
  it('writes a table with everything that belongs to it', () => {
    const text = schemaFile(
      catalogueOf(
        relation({
          columns: [column('name', 'text', { collation: '"C"', comment: "Somebody's. sensitive=true" })],
          constraints: [{ name: 'thing_pkey', definition: 'PRIMARY KEY (name)' }],
          statements: ['CREATE INDEX thing_name ON access.thing USING btree (name);'],
          grants: ['grant select on access.thing to countersign_app;'],
        }),
      ),
    );
    expect(text).toContain(
      [
        'create table access.thing (',
        '  name text collate "C" not null,',
        '  constraint thing_pkey PRIMARY KEY (name)',
        ');',
        "comment on table access.thing is 'A thing.';",
        "comment on column access.thing.name is 'Somebody''s. sensitive=true';",
        'CREATE INDEX thing_name ON access.thing USING btree (name);',
        'grant select on access.thing to countersign_app;',
      ].join('\n'),
    );
  });

  it('writes views and partitions as such', () => {
    const view = relation({ kind: 'v', definition: ' SELECT 1;', options: 'security_barrier=true', comment: null });
    const part = relation({ table: 'part', partitionOf: "access.whole FOR VALUES IN ('a')", comment: null });
    const text = schemaFile(catalogueOf(view, part));
    expect(text).toContain('create view access.thing with (security_barrier=true) as\n SELECT 1;');
    expect(text).toContain("create table access.part partition of access.whole FOR VALUES IN ('a');");
  });
});
