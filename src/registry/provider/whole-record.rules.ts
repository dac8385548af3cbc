/**
 * Every public part of a provider's record, from all four files, with the names that belong to its codes. Texts stay as filed
 * (mostly capitals) and null where nothing was filed; whoever shows them decides how. A bare deactivation has a number, its
 * dates and nothing else.
 */
import type { PlainDate } from '../../vocabulary/plain-date.ts';

export interface WholePlace {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly state: string | null;
  /** ZIP of 5 or 9 digits without hyphen, else as filed. */
  readonly postalCode: string | null;
  /** Two letters. */
  readonly country: string | null;
  readonly countryName: string | null;
  /** Mostly ten digits. */
  readonly phone: string | null;
  readonly fax: string | null;
}

export interface WholePracticeLocation extends WholePlace {
  readonly phoneExtension: string | null;
}

export interface WholePersonName {
  readonly first: string | null;
  readonly middle: string | null;
  readonly last: string | null;
  readonly prefix: string | null;
  readonly suffix: string | null;
  readonly credential: string | null;
}

export interface WholeOtherName {
  /** Persons: 1 former, 2 professional, 5 other. Organizations: 3 doing business as, 4 former legal business name, 5 other. */
  readonly code: string | null;
  /** Null where it is the name of a person. */
  readonly organization: string | null;
  readonly person: WholePersonName | null;
  readonly createdOn: PlainDate | null;
}

export interface WholeTaxonomy {
  readonly code: string;
  /** "Family Medicine", "Allergy & Immunology, Allergy"; null for a code that our list does not hold. */
  readonly name: string | null;
  readonly license: string | null;
  readonly licenseState: string | null;
  readonly primary: boolean;
  /** As filed, such as "193200000X MULTI-SPECIALTY GROUP". */
  readonly group: string | null;
}

export interface WholeIdentifier {
  readonly identifier: string | null;
  /** Two digits: 01 other, 05 Medicaid … */
  readonly type: string | null;
  readonly typeName: string | null;
  readonly state: string | null;
  readonly issuer: string | null;
}

export interface WholeEndpoint {
  readonly type: string | null;
  readonly typeDescription: string | null;
  readonly address: string | null;
  /** Y or N: whether it belongs to another organization. */
  readonly affiliation: string | null;
  readonly affiliationName: string | null;
  readonly description: string | null;
  readonly use: string | null;
  readonly useDescription: string | null;
  readonly otherUseDescription: string | null;
  readonly contentType: string | null;
  readonly contentDescription: string | null;
  readonly otherContentDescription: string | null;
  readonly place: Omit<WholePlace, 'phone' | 'fax'>;
}

export interface WholeOfficial extends WholePersonName {
  readonly title: string | null;
  readonly phone: string | null;
}

export interface WholeRecord {
  readonly npi: string;
  /** Null where only a deactivation is known. */
  readonly kind: 'person' | 'organization' | null;
  readonly active: boolean;
  readonly person: WholePersonName | null;
  readonly organizationName: string | null;
  readonly otherNames: readonly WholeOtherName[];
  readonly mailing: WholePlace | null;
  readonly practice: WholePlace | null;
  readonly practiceLocations: readonly WholePracticeLocation[];
  readonly taxonomies: readonly WholeTaxonomy[];
  readonly identifiers: readonly WholeIdentifier[];
  readonly endpoints: readonly WholeEndpoint[];
  readonly official: WholeOfficial | null;
  /** F, M, X or U, as filed. */
  readonly sex: string | null;
  /** Y, N or X (not answered). */
  readonly soleProprietor: string | null;
  /** Y, N or X. */
  readonly subpart: string | null;
  readonly parentName: string | null;
  /** There is a number for taxes, and the files withhold it. */
  readonly einWithheld: boolean;
  readonly parentTinWithheld: boolean;
  readonly enumeratedOn: PlainDate | null;
  readonly updatedOn: PlainDate | null;
  readonly certifiedOn: PlainDate | null;
  /** DT death, DB disbandment, FR fraud, OT other. */
  readonly deactivationReason: string | null;
  readonly deactivatedOn: PlainDate | null;
  readonly reactivatedOn: PlainDate | null;
  readonly replacementNpi: string | null;
}
