/**
 * The part of the audit catalogue that tells who may act for whom: employers, role requests, staff, connections.
 * Parties and accounts are named by id; functions and roles by their code.
 */
export const accessActions = {
  'party.create': {
    says: 'A party came to be known: an organization, an individual provider or a third party.',
    about: ['party'],
    details: { kind: 'code', source: 'code', provider: 'code' },
  },
  'party.load-owner': {
    says: 'The owner of a Type 1 NPI was loaded from a file of the installation.',
    about: ['provider'],
    details: {},
  },
  'party.claim': {
    says: 'A verified person became the individual provider of a Type 1 NPI.',
    about: ['party'],
    details: { person: 'id' },
  },

  'role-request.send': {
    says: 'Somebody asked for a role with an employer.',
    about: ['role-request', 'party'],
    details: { role: 'code', tracking: 'tracking-id', option: 'code' },
  },
  'role-request.approve': {
    says: 'A role request was approved.',
    about: ['role-request'],
    details: { role: 'code', functions: 'codes', account: 'id', tracking: 'tracking-id', documents: 'codes' },
  },
  'role-request.reject': {
    says: 'A role request was rejected.',
    about: ['role-request'],
    details: { role: 'code', account: 'id', tracking: 'tracking-id' },
  },
  'role-request.cancel': {
    says: 'A role request was taken back.',
    about: ['role-request'],
    details: { role: 'code', tracking: 'tracking-id' },
  },
  'membership.start': {
    says: 'A person got a role with a party.',
    about: ['membership'],
    details: { role: 'code', functions: 'codes', account: 'id', until: 'moment' },
  },
  'membership.disassociate': {
    says: 'A person lost their role with a party.',
    about: ['membership'],
    details: { role: 'code', account: 'id', by: 'code' },
  },

  'invitation.send': {
    says: 'Somebody was invited to join the staff of a party.',
    about: ['invitation'],
    details: { role: 'code', functions: 'codes', tracking: 'tracking-id', employers: 'count', again: 'flag' },
  },
  'invitation.accept': {
    says: 'An invitation was accepted.',
    about: ['invitation'],
    details: { account: 'id', role: 'code', functions: 'codes' },
  },

  'agency-role.grant': {
    says: 'Somebody became staff of the installation itself.',
    about: ['account'],
    details: { role: 'code' },
  },

  'connection.approve': {
    says: 'A connection was approved.',
    about: ['connection'],
    details: { provider: 'id', surrogate: 'id', function: 'code', tasks: 'codes', until: 'moment' },
  },

  'access.use': {
    says: 'Somebody opened the pages of a party that they may act for.',
    about: ['party'],
    details: { path: 'code', function: 'code' },
  },
  'work-note.write': {
    says: 'Somebody wrote a note about the work for a party.',
    about: ['party'],
    details: { function: 'code', membership: 'id' },
  },
  'access.deny': {
    says: 'Somebody asked for what they may not do or see.',
    about: ['party', 'account', 'role-request', 'membership', 'connection', 'invitation', 'document', 'provider'],
    details: { needs: 'code', route: 'route' },
  },
} as const;
