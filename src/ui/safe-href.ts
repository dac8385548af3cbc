/**
 * The only addresses a link of ours may carry: a path, query or fragment of this site, `https:`, `mailto:` and `tel:`.
 * Everything else (`javascript:`, `data:`, `//host`, `\\host`, hidden control characters) is refused: the link's text is shown
 * without a link.
 */

/** Browsers drop tabs and line ends inside an address and read `\` as `/`, so none of them may occur at all. */
// oxlint-disable-next-line no-control-regex
const neverInAnAddress = /[\u0000-\u0020\u007f-\u009f\\\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/;
const ownPath = /^\/(?!\/)/;
const ownPart = /^[?#]/;
const elsewhere = /^https:\/\/[a-z0-9]|^mailto:[^:/?#]+@|^tel:\+?[0-9]/i;

export function safeHref(href: string): string | null {
  if (neverInAnAddress.test(href)) return null;
  return ownPath.test(href) || ownPart.test(href) || elsewhere.test(href) ? href : null;
}

/** For the addresses that we write ourselves (form actions, scripts): a bad one is our mistake, so it throws. */
export function ownAddress(address: string): string {
  const safe = safeHref(address);
  if (safe === null || !(ownPath.test(safe) || ownPart.test(safe))) throw new Error('Not an address of this site.');
  return safe;
}

export function isElsewhere(href: string): boolean {
  return /^https:/i.test(href);
}
