/**
 * Every address of access, once. `{ref}` is the opaque reference of a party: it selects whose hat is worn and never
 * authorizes; no NPI or name is ever part of an address.
 */
export const accessPaths = {
  home: '/home',
  employers: '/profile/employers',
  employerSearch: '/profile/employers/search',
  employerNew: '/profile/employers/new',
  employerNewFor: (npi: string) => `/profile/employers/new?npi=${npi}`,
  employerNewAs: (npi: string, role: string) => `/profile/employers/new?npi=${npi}&role=${role}`,
  roleRequests: '/profile/employers/requests',
  roleRequest: (trackingId: string) => `/profile/employers/requests/${trackingId}`,
  roleRequestCancellation: (trackingId: string) => `/profile/employers/requests/${trackingId}/cancellation`,
  staff: '/staff',
  staffRoleRequests: '/staff/role-requests',
  staffRoleRequest: (trackingId: string) => `/staff/role-requests/${trackingId}`,
  staffRoleRequestApproval: (trackingId: string) => `/staff/role-requests/${trackingId}/approval`,
  staffRoleRequestRejection: (trackingId: string) => `/staff/role-requests/${trackingId}/rejection`,
  staffMember: (membershipId: string) => `/staff/members/${membershipId}`,
  staffDisassociation: (membershipId: string) => `/staff/members/${membershipId}/disassociation`,
  connections: '/connections',
  hat: (reference: string) => `/for/${reference}`,
  agencyInvitation: '/agency/invitation',
  agencyInvitationLink: (token: string) => `/agency/invitation/${token}`,
  workHere: '/home#work',
  hatNotes: (reference: string, businessFunction: string) => `/for/${reference}/${businessFunction}/notes`,
  hatFunction: (reference: string, businessFunction: string) => `/for/${reference}/${businessFunction}`,
} as const;
