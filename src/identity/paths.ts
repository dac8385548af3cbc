/**
 * Every address of identity, once. Routes, pages and letters take them from here, so that a path can change in one place.
 * Paths are ours and relative: the origin is put before them only where a letter is sent.
 */
const wanted = (path: string, to: string) => (to === '/' ? path : `${path}?to=${encodeURIComponent(to)}`);

export const identityPaths = {
  front: '/',
  frontFor: (to: string) => wanted('/', to),
  terms: '/terms',
  termsFor: (to: string) => wanted('/terms', to),
  termsDeclined: '/terms/declined',
  signIn: '/sign-in',
  signInMethod: '/sign-in/method',
  signInCode: '/sign-in/code',
  signInCodeAgain: '/sign-in/code/again',
  signInCancel: '/sign-in/cancel',
  signOut: '/sign-out',
  signedOut: '/signed-out',
  session: '/session',
  sessionExtension: '/session/extension',
  register: '/register',
  registerProof: '/register/proof',
  registerProofLink: (token: string) => `/register/proof/${token}`,
  registerProofAgain: '/register/proof/again',
  registerSecurity: '/register/security',
  registerInformation: '/register/information',
  registerMfa: '/register/mfa',
  registerMfaRemoval: '/register/mfa/removal',
  registerMfaCode: '/register/mfa/code',
  registerMfaCodeAgain: '/register/mfa/code/again',
  registerReview: '/register/review',
  registerComplete: '/register/complete',
  profile: '/profile',
  changePassword: '/profile/password',
  signInPassword: '/sign-in/password',
  help: '/help',
  accessibility: '/accessibility',
  privacy: '/privacy',
  guides: '/guides',
  enrollment: '/enrollment',
  registry: '/registry',
} as const;
