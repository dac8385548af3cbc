/**
 * NPIs that somebody may have meant who typed ten digits that are none: one digit is wrong, or two neighbours changed places.
 * The check digit leaves one right digit for each place, so there are at most nineteen.
 */
import { isNpi } from '../../vocabulary/npi.ts';

export function nearNpis(digits: string): readonly string[] {
  if (!/^[0-9]{10}$/.test(digits)) return [];
  const near = new Set<string>();
  for (let at = 0; at < digits.length; at += 1) {
    const [before, after] = [digits.slice(0, at), digits.slice(at + 1)];
    for (let digit = 0; digit <= 9; digit += 1) near.add(`${before}${digit}${after}`);
    near.add(`${before}${after.slice(0, 1)}${digits[at] ?? ''}${after.slice(1)}`);
  }
  near.delete(digits);
  return [...near].filter(isNpi);
}
