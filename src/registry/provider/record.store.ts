/**
 * A provider as the rest of the product sees it: plain values, names put together, empty parts as null.
 * Text stays as filed, mostly in capitals; whoever shows it decides how.
 */
import type { PlainDate } from '../../vocabulary/plain-date.ts';

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

export interface ProviderPersonName {
  readonly first: string | null;
  readonly middle: string | null;
  readonly last: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly credential: string | null;
}

export interface ProviderTaxonomy {
  readonly code: string;
  /** "Family Medicine", "Allergy & Immunology, Allergy"; null for a code that our list does not hold. */
  readonly name: string | null;
  readonly license: string | null;
  readonly licenseState: string | null;
  readonly primary: boolean;
}

export interface ProviderRecord extends ProviderSummary {
  /** Null for an organization. */
  readonly personName: ProviderPersonName | null;
  readonly official: (ProviderPersonName & { readonly title: string | null; readonly phone: string | null }) | null;
  readonly taxonomies: readonly ProviderTaxonomy[];
  /** Y, N or X (not answered). */
  readonly soleProprietor: string | null;
  readonly subpart: string | null;
  readonly parentName: string | null;
  readonly enumeratedOn: PlainDate | null;
  readonly updatedOn: PlainDate | null;
  readonly certifiedOn: PlainDate | null;
  readonly deactivatedOn: PlainDate | null;
  readonly reactivatedOn: PlainDate | null;
  readonly replacementNpi: string | null;
}
