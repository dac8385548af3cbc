/**
 * A letter as it lies in platform.letter: what is sealed there, and where. The sealed values never change after they
 * were written, so their version is always 1.
 */
import type { Selectable } from 'kysely';
import type { DataKey } from '../crypto/data-keys.ts';
import { openValue, sealValue, type Place } from '../crypto/sealing.ts';
import type { Database } from '../db/database.ts';
import type { LetterParams } from './letter.ts';

export type LetterRow = Selectable<Database['platform.letter']>;
export type Channel = LetterRow['channel'];

type SealedColumn = 'address_sealed' | 'parameters_sealed' | 'secret_sealed';
const place = (column: SealedColumn, letterId: string): Place => ({
  table: 'platform.letter',
  column,
  row: letterId,
  version: 1,
});

export interface LetterContent {
  readonly address: string;
  readonly params: LetterParams;
  readonly secret: string | null;
}

export const sealLetter = (key: DataKey, letterId: string, { address, params, secret }: LetterContent) => ({
  address_sealed: sealValue(key, place('address_sealed', letterId), address),
  parameters_sealed: sealValue(key, place('parameters_sealed', letterId), JSON.stringify(params)),
  secret_sealed: secret === null ? null : sealValue(key, place('secret_sealed', letterId), secret),
});

/** The secret is null once it was used or `now` has reached its end, whether or not clean-up has passed by. */
export function openLetter(key: DataKey, row: LetterRow, now: Date): LetterContent {
  const alive = row.secret_expires_at !== null && row.secret_expires_at > now;
  const params: LetterParams = JSON.parse(
    openValue(key, place('parameters_sealed', row.letter_id), row.parameters_sealed),
  );
  return {
    address: openValue(key, place('address_sealed', row.letter_id), row.address_sealed),
    params,
    secret:
      alive && row.secret_sealed !== null
        ? openValue(key, place('secret_sealed', row.letter_id), row.secret_sealed)
        : null,
  };
}
