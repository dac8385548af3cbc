/**
 * Our own reading of PostgreSQL's catalogue: the packages bring no pg_dump, and both generated files must come out the
 * same on every machine. Everything is ordered by name or by place, never by number of the catalogue.
 */
import type pg from 'pg';
import * as queries from './catalogue-queries.ts';

export interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** As SQL writes it: `timestamp with time zone`. */
  readonly type: string;
  /** As the catalogue names it: `timestamptz`, `_text` for an array of text. */
  readonly typeName: string;
  readonly isRequired: boolean;
  readonly collation: string | null;
  readonly defaultValue: string | null;
  readonly identity: '' | 'a' | 'd';
  readonly generated: '' | 's' | 'v';
  readonly comment: string | null;
}

export interface Relation {
  readonly schema: string;
  readonly table: string;
  readonly kind: 'r' | 'p' | 'v' | 'm';
  readonly comment: string | null;
  readonly options: string | null;
  readonly partitionOf: string | null;
  readonly partitionKey: string | null;
  readonly definition: string | null;
  readonly columns: readonly Column[];
  readonly constraints: readonly { readonly name: string; readonly definition: string }[];
  /** Whole statements: indexes, triggers, policies, row level security. */
  readonly statements: readonly string[];
  readonly grants: readonly string[];
}

export interface Catalogue {
  readonly schemas: readonly {
    readonly name: string;
    readonly comment: string | null;
    readonly grants: readonly string[];
  }[];
  readonly relations: readonly Relation[];
  readonly functions: readonly {
    readonly name: string;
    readonly definition: string;
    readonly comment: string | null;
    readonly grants: readonly string[];
  }[];
  readonly types: readonly {
    readonly name: string;
    readonly labels: readonly string[];
    readonly comment: string | null;
  }[];
}

export async function readCatalogue(client: pg.Client): Promise<Catalogue> {
  const read = async <Row extends pg.QueryResultRow>(query: string): Promise<readonly Row[]> =>
    (await client.query<Row>(query)).rows;
  const columns = await read<Column>(queries.columns);
  const constraints = await read<InRelation & { name: string; definition: string }>(queries.constraints);
  const statements = await read<InRelation & { line: string }>(queries.statements);
  const columnGrants = await read<InRelation & { line: string }>(queries.columnGrants);
  const relations = await read<Omit<Relation, 'columns' | 'constraints' | 'statements'>>(queries.relations);
  return {
    schemas: await read<Catalogue['schemas'][number]>(queries.schemas),
    functions: await read<Catalogue['functions'][number]>(queries.functions),
    types: await read<Catalogue['types'][number]>(queries.types),
    relations: relations.map((relation) => ({
      ...relation,
      columns: only(columns, relation),
      constraints: only(constraints, relation),
      statements: only(statements, relation).map(({ line }) => line),
      grants: [...relation.grants, ...only(columnGrants, relation).map(({ line }) => line)],
    })),
  };
}

interface InRelation {
  readonly schema: string;
  readonly table: string;
}

const only = <Row extends InRelation>(rows: readonly Row[], of: InRelation): readonly Row[] =>
  rows.filter((row) => row.schema === of.schema && row.table === of.table);
