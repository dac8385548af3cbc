/** What roles and tasks are called, and the line beside each role where one is chosen. */
import { say } from '../../vocabulary/say.ts';
import type { Role, Task } from './roles.rules.ts';

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
