/**
 * The part of the audit catalogue that tells of the installation itself: files taken in, keys, the clock, letters that
 * never left, and who of the operator's own people was let in.
 */
export const platformActions = {
  'registry.import': {
    says: 'A file of the registry was applied.',
    about: ['file'],
    details: { kind: 'code', digest: 'digest', rows: 'count', applied: 'count', rejected: 'count' },
  },
  'registry.export': { says: 'Files of the registry were written.', about: ['file'], details: { rows: 'count' } },
  'keys.shred-again': {
    says: 'Data keys that had been destroyed came back with a restored database and were destroyed again.',
    about: [],
    details: { keys: 'count' },
  },
  'keys.rotate': {
    says: 'Keys were rotated.',
    about: ['key'],
    details: { kind: 'code', rewrapped: 'count' },
  },
  'clock.move': { says: 'The clock of the demonstration was moved.', about: ['clock'], details: { seconds: 'count' } },
  'mail.give-up': {
    says: 'A letter was given up after its last attempt.',
    about: ['mail', 'text'],
    details: { template: 'code', attempts: 'count' },
  },
  'mail.retry': {
    says: 'A letter that had been given up was queued again.',
    about: ['mail', 'text'],
    details: { template: 'code' },
  },
  'policy.change': {
    says: 'The server started under another policy than before.',
    about: ['policy'],
    details: { from: 'code', to: 'code', version: 'count' },
  },
} as const;
