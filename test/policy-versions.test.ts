/**
 * The same version stands in two places, because the platform may not import the policies of identity: this keeps them
 * equal. Raise both when a rule of a policy changes.
 */
import { expect, test } from 'vitest';
import { POLICIES } from '../src/identity/policies.rules.ts';
import { policyVersions } from '../src/platform/audit/policy-versions.ts';

test('the record names the version of the rules that were in force', () => {
  const versions = Object.fromEntries(Object.entries(POLICIES).map(([name, { version }]) => [name, version]));
  expect(policyVersions).toEqual(versions);
});
