/**
 * Rules about the migrated database itself, asked of its catalogue. Each carries SQL that breaks it, so that the check is
 * tried on a real violation; `planted` runs as the owner of everything in a database of the test's own.
 */
import type { Catalogue, Column, Relation } from '../../bin/database/catalogue.ts';

export interface SchemaCheck {
  readonly name: string;
  readonly rule: string;
  readonly find: (catalogue: Catalogue) => readonly string[];
  readonly planted: string;
}

const columnsOf = ({ relations }: Catalogue): readonly Column[] => relations.flatMap(({ columns }) => columns);
const isTable = ({ kind }: Relation): boolean => kind === 'r' || kind === 'p';
const tablesOf = (catalogue: Catalogue): readonly Relation[] => catalogue.relations.filter(isTable);
const nameOfColumn = ({ schema, table, column }: Column): string => `${schema}.${table}.${column}`;
const nameOfTable = ({ schema, table }: Relation): string => `${schema}.${table}`;

/** An index, or a key, that begins with the column and leaves out no row of it. */
const isFound = ({ statements, constraints }: Relation, column: string): boolean =>
  constraints.some(({ definition }) => new RegExp(String.raw`^(PRIMARY KEY|UNIQUE) \(${column}\b`).test(definition)) ||
  statements.some((line) =>
    new RegExp(String.raw` INDEX .* \(${column}\b[^)]*\)( WHERE \(${column} IS NOT NULL\))?;?$`).test(line),
  );

export const schemaChecks: readonly SchemaCheck[] = [
  {
    name: 'every table and view is described',
    rule: 'COMMENT ON TABLE says what a row is.',
    find: ({ relations }) => relations.filter(({ comment }) => !comment).map(nameOfTable),
    planted: 'create table access.planted (planted_id uuid primary key)',
  },
  {
    name: 'every column is described, and classed',
    rule: 'COMMENT ON COLUMN says what it is and ends with sensitive=true or sensitive=false.',
    find: (catalogue) =>
      columnsOf(catalogue)
        .filter(({ comment }) => !/\S.*\bsensitive=(true|false)\.?$/s.test(comment ?? ''))
        .map(nameOfColumn),
    planted: "create table access.planted (note text); comment on column access.planted.note is 'A note.'",
  },
  {
    name: 'no clock in defaults',
    rule: 'Time is passed in by the application.',
    find: (catalogue) =>
      columnsOf(catalogue)
        .filter(({ defaultValue }) => /\bnow\(|current_|_timestamp\(/i.test(defaultValue ?? ''))
        .map(nameOfColumn),
    planted: 'create table access.planted (at timestamptz default now())',
  },
  {
    name: 'times know their zone',
    rule: 'timestamptz, never timestamp.',
    find: (catalogue) =>
      columnsOf(catalogue)
        .filter(({ typeName }) => /^_?(timestamp|timetz|time)$/.test(typeName))
        .map(nameOfColumn),
    planted: 'create table access.planted (at timestamp)',
  },
  {
    name: 'kinds are text with a check',
    rule: 'No enum types: a new value must not need a rewrite, and a check constraint says the same.',
    find: ({ types }) => types.map(({ name }) => name),
    planted: "create type access.planted as enum ('a', 'b')",
  },
  {
    name: 'text, not varchar',
    rule: 'Lengths are limits of rules, not of storage: text.',
    find: (catalogue) =>
      columnsOf(catalogue)
        .filter(({ typeName }) => /^_?(varchar|bpchar|char)$/.test(typeName))
        .map(nameOfColumn),
    planted: 'create table access.planted (note varchar(10))',
  },
  {
    name: 'every table has a key',
    rule: 'A row without a key cannot be named.',
    find: (catalogue) =>
      tablesOf(catalogue)
        .filter(
          ({ partitionOf, constraints }) =>
            !partitionOf && !constraints.some(({ definition }) => definition.startsWith('PRIMARY KEY')),
        )
        .map(nameOfTable),
    planted: 'create table access.planted (note text)',
  },
  {
    name: 'rows that go with another are found by it',
    rule: 'A reference that deletes has an index of its column: else each row deleted looks at the whole table.',
    find: (catalogue) =>
      tablesOf(catalogue).flatMap((table) =>
        table.constraints.flatMap(({ definition }) => {
          const [, column] = /^FOREIGN KEY \((\w+)\).* ON DELETE (?:CASCADE|SET NULL)/.exec(definition) ?? [];
          return column === undefined || isFound(table, column) ? [] : [`${nameOfTable(table)}.${column}`];
        }),
      ),
    planted: 'create table access.planted (session_id uuid references identity.session on delete cascade)',
  },
  {
    name: 'history is only added to',
    rule: 'The application may insert audit rows and read them; nobody but the sealer removes a row, and only from its waiting list.',
    find: (catalogue) =>
      catalogue.relations
        .filter(({ schema }) => schema === 'audit')
        .flatMap(({ grants }) => grants)
        .filter(
          (line) =>
            /countersign_app|public;/.test(line) &&
            /^grant [^(]*\b(update|delete|truncate|trigger|references)\b/.test(line),
        ),
    planted: 'grant delete on all tables in schema audit to countersign_app',
  },
];
