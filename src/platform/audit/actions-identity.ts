/**
 * The part of the audit catalogue that tells of people: registering, signing in, what they prove themselves with.
 * An address, a name or a user ID is never a detail: name the row it stands in.
 */
export const identityActions = {
  'registration.start': {
    says: 'Somebody asked to register with an e-mail address.',
    about: ['registration'],
    details: { invited: 'flag' },
  },
  'registration.prove-address': {
    says: 'The e-mail address of a registration was proven with a code.',
    about: ['registration'],
    details: {},
  },
  'registration.step': {
    says: 'A step of a registration was completed or sent back.',
    about: ['registration'],
    details: { step: 'code', mistakes: 'codes' },
  },
  'registration.clear': {
    says: 'A registration that nobody completed was cleared and its key destroyed.',
    about: ['registration'],
    details: {},
  },
  'account.create': {
    says: 'A registration was completed: a person has an account.',
    about: ['account'],
    details: { registration: 'id', identity: 'code', method: 'code' },
  },
  'account.lock': {
    says: 'Sign-in to an account was locked after wrong passwords or codes.',
    about: ['account'],
    details: { source: 'code', failures: 'count', until: 'moment' },
  },

  'account.unlock': { says: 'The lock of an account was lifted.', about: ['account'], details: { by: 'code' } },
  'account.disable': { says: 'An account was disabled.', about: ['account'], details: { cause: 'code' } },
  'account.enable': { says: 'A disabled account was enabled.', about: ['account'], details: {} },

  'identity.check': {
    says: 'What a person said of themselves was compared with the identity authority.',
    about: ['person'],
    details: { authority: 'code', result: 'code' },
  },
  'person.read': {
    says: 'Personal data of somebody was shown.',
    about: ['person', 'account', 'party'],
    details: { fields: 'codes', purpose: 'code' },
  },
  'person.open-broken': {
    says: 'A sealed personal value could not be opened: it was moved, edited, or its key is another.',
    about: ['person'],
    details: { column: 'code' },
  },

  'sign-in.password': {
    says: 'Somebody gave a user ID and a password.',
    about: ['account', 'sign-in'],
    details: { device: 'code', expired: 'flag' },
  },
  'sign-in.code': {
    says: 'Somebody gave a code to finish signing in.',
    about: ['account', 'sign-in'],
    details: { method: 'code', left: 'count' },
  },
  'sign-in.complete': {
    says: 'Somebody signed in; a session began.',
    about: ['account'],
    details: { session: 'id', method: 'code', device: 'code', remembered: 'flag' },
  },
  'session.sign-out': { says: 'Somebody signed out.', about: ['session'], details: {} },
  'session.end': {
    says: 'Sessions were ended by something else than signing out: a half-done sign-in was cancelled, or a password was changed.',
    about: ['session', 'account'],
    details: { cause: 'code', sessions: 'count' },
  },

  'mfa.send-code': {
    says: 'A code was sent to a method of an account.',
    about: ['account', 'sign-in', 'registration', 'mfa-method'],
    details: { method: 'code', again: 'flag' },
  },

  'password.change': {
    says: 'A password was changed.',
    about: ['account'],
    details: { cause: 'code', rules: 'codes' },
  },
} as const;
