/**
 * The words of access: roles at an employer, roles at the agency, tasks. The table that joins them is in authority.rules.
 * Access Manager was once called Delegated Official; a delegated official is now only a person named on an enrollment.
 */

export type Role = 'individual_provider' | 'authorized_official' | 'access_manager' | 'staff_end_user';

/** Roles of the installation itself; never a role at a party. */
export type AgencyRole = 'operator' | 'reviewer' | 'analyst' | 'enumerator';

export const AGENCY_ROLES: readonly AgencyRole[] = ['operator', 'reviewer', 'analyst', 'enumerator'];

export type DelegableTask = 'view' | 'prepare' | 'submit';
export type Task = DelegableTask | 'manage-people' | 'sign' | 'change-bank' | 'manage-mfa';

export const DELEGABLE_TASKS: readonly DelegableTask[] = ['view', 'prepare', 'submit'];
export const TASKS: readonly Task[] = [...DELEGABLE_TASKS, 'manage-people', 'sign', 'change-bank', 'manage-mfa'];

/** Those who manage staff and connections at their employer. Source: I&A, roles. */
export const MANAGING_ROLES: readonly Role[] = ['individual_provider', 'authorized_official', 'access_manager'];

/** Those who bind the provider: their word is enough where an official is asked for. */
export const OFFICIAL_ROLES: readonly Role[] = ['individual_provider', 'authorized_official'];

export const managesPeople = (role: Role | null): boolean => role !== null && MANAGING_ROLES.includes(role);
export const isOfficial = (role: Role | null): boolean => role !== null && OFFICIAL_ROLES.includes(role);
