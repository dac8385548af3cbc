/**
 * A provider in short, as the rest of the product sees it: names put together, empty parts as null. Text stays as filed,
 * mostly in capitals; whoever shows it decides how.
 */
import type { WholePersonName, WholePlace, WholeRecord } from './whole-record.rules.ts';

interface OtherName {
  readonly name: string;
  readonly kind: 'doing-business-as' | 'former' | 'professional' | 'other';
}

export interface ProviderSummary {
  readonly npi: string;
  /** null where only a deactivation is known. */
  readonly kind: 'person' | 'organization' | null;
  /** Legal business name, or "Last, First Middle"; empty where only a deactivation is known. */
  readonly name: string;
  readonly doingBusinessAs: string | null;
  /** Of the main file, then of the side file. */
  readonly otherNames: readonly OtherName[];
  readonly practiceAddress: WholePlace | null;
  readonly mailingAddress: WholePlace | null;
  readonly active: boolean;
}

const kindsOfName: Readonly<Record<string, OtherName['kind']>> = {
  '1': 'former',
  '2': 'professional',
  '3': 'doing-business-as',
  '4': 'former',
};

const nameOf = (organization: string | null, person: WholePersonName | null): string =>
  organization ?? [person?.last, [person?.first, person?.middle].filter(Boolean).join(' ')].filter(Boolean).join(', ');

export function summaryOf(record: WholeRecord): ProviderSummary {
  const otherNames = record.otherNames
    .map(({ code, organization, person }) => ({
      name: nameOf(organization, person),
      kind: kindsOfName[code ?? ''] ?? 'other',
    }))
    .filter(({ name }) => name !== '');
  return {
    npi: record.npi,
    kind: record.kind,
    name: nameOf(record.organizationName, record.person),
    doingBusinessAs: otherNames.find(({ kind }) => kind === 'doing-business-as')?.name ?? null,
    otherNames,
    practiceAddress: record.practice,
    mailingAddress: record.mailing,
    active: record.active,
  };
}
