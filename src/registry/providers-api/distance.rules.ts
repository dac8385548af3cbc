/** Where a provider stands among those around a ZIP, where they are few: by miles to its nearest place, then by number. */
export interface DistancePlace {
  readonly npi: string;
  /** In tenths. */
  readonly miles: number;
}

export const byDistance = (one: DistancePlace, other: DistancePlace): number =>
  one.miles - other.miles || (one.npi < other.npi ? -1 : Number(one.npi > other.npi));

export const distanceText = ({ npi, miles }: DistancePlace): string => `${Math.round(miles * 10)}m${npi}`;

/** Null for whatever is no such place. */
export function readDistance(text: string): DistancePlace | null {
  const [, tenths, npi] = /^([0-9]{1,4})m([0-9]{10})$/.exec(text) ?? [];
  return npi === undefined ? null : { npi, miles: Number(tenths) / 10 };
}
