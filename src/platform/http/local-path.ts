/**
 * Where may we send a browser after a form? Only to a path of ours. Everything that a browser could read as another
 * origin (`//x`, `/\x`, encoded or not, control characters) becomes null. Source: ASVS 3.7.2, no open redirect.
 */
export function localPath(value: string | null | undefined): string | null {
  if (!value || value.length > 512 || !value.startsWith('/')) return null;
  if (/[^\x21-\x7e]|\\|^\/[/\\]|^\/%(2f|5c)/i.test(value)) return null;
  const base = 'http://local.invalid';
  if (!URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  if (url.origin !== base || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search;
}
