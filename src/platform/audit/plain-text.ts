/**
 * Text from outside on its way into the record: control, format and line characters taken out, length bounded, so that
 * one event cannot look like two, on paper or in a terminal. Source: OWASP ASVS 16.4.1.
 */
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cn}\p{Co}]/gu;

/** Null when nothing is left. Lone surrogates become U+FFFD, because PostgreSQL takes none. */
export function plainText(text: string, longest: number): string | null {
  const plain = text
    .slice(0, longest * 2)
    .toWellFormed()
    .replace(unprintable, '')
    .trim();
  return plain.slice(0, longest).toWellFormed() || null;
}
