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
  'registry.load-owners': {
    says: 'The owners of Type 1 NPIs were loaded.',
    about: ['file'],
    details: { digest: 'digest', rows: 'count', applied: 'count', rejected: 'count' },
  },
  'registry.export': { says: 'Files of the registry were written.', about: ['file'], details: { rows: 'count' } },
  'staff.invite': {
    says: 'Somebody was invited to work for the operator.',
    about: ['invitation'],
    details: { role: 'code', until: 'moment' },
  },
  'staff.join': {
    says: 'Somebody began to work for the operator.',
    about: ['account'],
    details: { role: 'code', invitation: 'id' },
  },
  'staff.leave': { says: 'Somebody stopped working for the operator.', about: ['account'], details: { role: 'code' } },
  'keys.rotate': {
    says: 'Keys were rotated.',
    about: ['key'],
    details: { kind: 'code', rewrapped: 'count' },
  },
  'keys.shred': {
    says: 'The data key of a person was destroyed: what it sealed cannot be read again.',
    about: ['person'],
    details: { cause: 'code' },
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
  'audit.read': {
    says: 'Somebody looked at audit events that are not their own.',
    about: ['account', 'party'],
    details: { purpose: 'code', rows: 'count' },
  },
} as const;
