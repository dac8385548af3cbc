/**
 * What a request holds in sealed form: the contact address for this employer, the official it names, and why it was
 * declined. All are sealed with the requester's key and the version of the row, so each decision seals them anew.
 */
import type { DataKey } from '../../platform/crypto/data-keys.ts';
import { openValue, sealValue } from '../../platform/crypto/sealing.ts';
import type { NamedOfficial } from './role-request.rules.ts';
import type { RoleRequestRow } from './role-request.store.ts';

export interface SealedFacts {
  /** Null: the primary address of the person. */
  readonly contactEmail: string | null;
  readonly official: NamedOfficial | null;
  /** What the decider wrote to the person. */
  readonly reason: string | null;
}

type SealedColumns = Pick<RoleRequestRow, 'contact_email_sealed' | 'official_sealed' | 'decision_reason_sealed'>;

const placeOf = (column: keyof SealedColumns, row: string, version: number) => ({
  table: 'access.role_request',
  column,
  row,
  version,
});

export function sealFacts(dataKey: DataKey, id: string, version: number, facts: SealedFacts): SealedColumns {
  const seal = (column: keyof SealedColumns, text: string | null) =>
    text === null ? null : sealValue(dataKey, placeOf(column, id, version), text);
  return {
    contact_email_sealed: seal('contact_email_sealed', facts.contactEmail),
    official_sealed: seal('official_sealed', facts.official && JSON.stringify(facts.official)),
    decision_reason_sealed: seal('decision_reason_sealed', facts.reason),
  };
}

export function openFacts(dataKey: DataKey, row: RoleRequestRow): SealedFacts {
  const open = (column: keyof SealedColumns, sealed: Buffer | null) =>
    sealed === null ? null : openValue(dataKey, placeOf(column, row.role_request_id, row.version), sealed);
  const official = open('official_sealed', row.official_sealed);
  return {
    contactEmail: open('contact_email_sealed', row.contact_email_sealed),
    official: official === null ? null : (JSON.parse(official) as NamedOfficial),
    reason: open('decision_reason_sealed', row.decision_reason_sealed),
  };
}

/** For the row as it will be: one version later, with the reason of the decision. */
export const resealFacts = (dataKey: DataKey, row: RoleRequestRow, reason: string | null): SealedColumns =>
  sealFacts(dataKey, row.role_request_id, row.version + 1, { ...openFacts(dataKey, row), reason });
