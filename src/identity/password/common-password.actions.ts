/** Whether a password is common, asked only where the policy refuses such ones: the list is not read for anybody else. */
import { listedPasswords } from '../../platform/crypto/listed-passwords.ts';
import { POLICIES, type PolicyName } from '../policies.rules.ts';
import { commonPasswordReason } from './common-passwords.rules.ts';
import type { CommonReason } from './password-sentences.rules.ts';

export const commonReasonOf = (policy: PolicyName, password: string): CommonReason | null =>
  POLICIES[policy].password.blocklist ? commonPasswordReason(password, listedPasswords()) : null;
