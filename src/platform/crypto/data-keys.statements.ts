/** Reading data keys beside what they open: pieces of a statement of a store; `openKeysBeside` opens the rows. */
import { sql, type RawBuilder } from 'kysely';

export interface DataKeyRow {
  readonly data_key_id: string;
  readonly owner_id: string;
  readonly version: number;
  readonly wrapped_key: Buffer | null;
  readonly master_key_id: string;
}

export type NoDataKey = { readonly [Column in keyof DataKeyRow]: null };

/** For a question that reads keys beside what they open: the columns of `platform.data_key`, each row one version. */
export const dataKeyColumns = sql.raw(
  ['data_key_id', 'owner_id', 'version', 'wrapped_key', 'master_key_id'].map((name) => `data_key.${name}`).join(', '),
);

export const dataKeysOf = (owner: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`platform.data_key ON data_key.owner_id = ${owner}`;
