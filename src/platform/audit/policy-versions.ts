/**
 * The version of each named policy, written with every event. Raise it when a rule of the policy changes, so that the
 * record says which rules somebody was held to.
 */
import type { PolicyName } from '../config/config.ts';

export const policyVersions: Readonly<Record<PolicyName, number>> = {
  legacy: 1,
  'nist-800-63b-4': 1,
  'cms-ars-5': 1,
};
