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
  deskRoleRequests: '/desk/role-requests',
  deskRoleRequest: (trackingId: string) => `/desk/role-requests/${trackingId}`,
  deskRoleRequestApproval: (trackingId: string) => `/desk/role-requests/${trackingId}/approval`,
  deskRoleRequestRejection: (trackingId: string) => `/desk/role-requests/${trackingId}/rejection`,
  connections: '/connections',
  hat: (reference: string) => `/for/${reference}`,
  agencyInvitation: '/agency/invitation',
  agencyInvitationLink: (token: string) => `/agency/invitation/${token}`,
  workHere: '/home#work',
  hatNotes: (reference: string, businessFunction: string) => `/for/${reference}/${businessFunction}/notes`,
  hatFunction: (reference: string, businessFunction: string) => `/for/${reference}/${businessFunction}`,
} as const;

/** Deciding on one request: at the employer, under My Staff, and at the help desk. */
export const decisionPaths = {
  staff: {
    list: accessPaths.staffRoleRequests,
    request: accessPaths.staffRoleRequest,
    approval: accessPaths.staffRoleRequestApproval,
    rejection: accessPaths.staffRoleRequestRejection,
  },
  desk: {
    list: accessPaths.deskRoleRequests,
    request: accessPaths.deskRoleRequest,
    approval: accessPaths.deskRoleRequestApproval,
    rejection: accessPaths.deskRoleRequestRejection,
  },
} as const;
export type DecisionPlace = keyof typeof decisionPaths;
