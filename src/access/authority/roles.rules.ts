/**
 * The words of access: roles at an employer, roles at the agency, tasks. The table that joins them is in authority.rules.
 * Access Manager was once called Delegated Official; a delegated official is now only a person named on an enrollment.
 */
import { say } from '../../vocabulary/say.ts';

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

export function roleLabel(role: Role): string {
  switch (role) {
    case 'individual_provider':
      return say('Individual Provider');
    case 'authorized_official':
      return say('Authorized Official');
    case 'access_manager':
      return say('Access Manager');
    case 'staff_end_user':
      return say('Staff End User');
  }
}

/** The line beside each role where one is chosen. Source: I&A, "Add an Employer". */
export function roleLine(role: Role): string {
  switch (role) {
    case 'individual_provider':
      return say('Is the provider and does everything in their own name.');
    case 'authorized_official':
      return say('Signs for the organization and binds it.');
    case 'access_manager':
      return say('Manages people and account data for the organization.');
    case 'staff_end_user':
      return say('Works in the systems that an official or manager has approved.');
  }
}

export function taskLabel(task: Task): string {
  switch (task) {
    case 'view':
      return say('see');
    case 'prepare':
      return say('prepare');
    case 'submit':
      return say('submit');
    case 'manage-people':
      return say('manage people');
    case 'sign':
      return say('sign');
    case 'change-bank':
      return say('change bank details');
    case 'manage-mfa':
      return say('change sign-in methods');
  }
}
