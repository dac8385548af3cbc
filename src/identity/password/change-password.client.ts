/** Keeps the list of a new password live while typing, with the very rules that the server asks afterwards. */
import { watchRules } from '../../ui/rule-list/rule-list.client.ts';
import { POLICIES, type PolicyName } from '../policies.rules.ts';
import { passwordCompliance } from './password.rules.ts';

const place = document.querySelector<HTMLElement>('[data-new-password]');
const { newPassword = '', userId = '', names = '' } = place?.dataset ?? {};
const policy = newPassword in POLICIES ? POLICIES[newPassword as PolicyName].password : null;

if (policy) {
  watchRules('password', (form) => {
    const items = passwordCompliance(policy, String(form.get('password') ?? ''), {
      purpose: 'change',
      confirmation: String(form.get('passwordAgain') ?? ''),
      userId,
      names: names.split('\n').filter(Boolean),
      matchesPrevious: null,
      age: null,
      common: 'unchecked',
      context: 'unchecked',
    });
    // The form is shown only to somebody who may change it now.
    return { ...Object.fromEntries(items.flatMap(({ rule, met }) => (met === null ? [] : [[rule, met]]))), age: true };
  });
}
