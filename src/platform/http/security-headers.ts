/**
 * Headers that every answer carries, errors and downloads included. Scripts and styles come from files of ours only:
 * there is no inline script or style to allow. Source: ASVS 3.4, OWASP secure headers.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const always: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', policy],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

/** Two years, as browsers' preload lists ask for; only meaningful over TLS. */
const strictTransport = ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] as const;

export function securityHeaders(secure: boolean): readonly (readonly [string, string])[] {
  return secure ? [...always, strictTransport] : always;
}
