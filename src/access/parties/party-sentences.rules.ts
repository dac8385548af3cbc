/**
 * How a party is called. Lists show "Lind, Dara", as the registry files people; sentences say "Dara Lind".
 * Source: I&A, "Employer Information": people show as "Last, First".
 */
export function spokenName({ kind, legalName }: { readonly kind: string; readonly legalName: string }): string {
  const comma = legalName.indexOf(', ');
  if (kind !== 'individual' || comma < 0) return legalName;
  return `${legalName.slice(comma + 2)} ${legalName.slice(0, comma)}`;
}
