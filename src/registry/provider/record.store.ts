/**
 * A provider as the rest of the product sees it: plain values, names put together, empty parts as null.
 * Text stays as filed, mostly in capitals; whoever shows it decides how.
 */
export interface ProviderAddress {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  /** 5 or 9 digits in the United States, else as filed. */
  readonly postalCode: string | null;
  readonly country: string | null;
  /** Mostly ten digits. */
  readonly phone: string | null;
  readonly fax: string | null;
}

export interface OtherName {
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
  readonly otherNames: readonly OtherName[];
  readonly practiceAddress: ProviderAddress | null;
  readonly mailingAddress: ProviderAddress | null;
  readonly active: boolean;
}
