/** Keeps the password's list live while typing, with the very rules that the server asks afterwards. */
import { watchRules } from '../../ui/rule-list/rule-list.client.ts';
import { passwordCompliance } from '../password/password.rules.ts';
import { POLICIES, type PolicyName } from '../policies.rules.ts';

const name = document.querySelector<HTMLElement>('[data-password-policy]')?.dataset['passwordPolicy'];
const policy = name && name in POLICIES ? POLICIES[name as PolicyName].password : null;

if (policy) {
  watchRules('password', (form) => {
    const text = (field: string) => String(form.get(field) ?? '');
    const items = passwordCompliance(policy, text('password'), {
      purpose: 'registration',
      confirmation: text('passwordAgain'),
      userId: text('userId') || null,
      names: null,
      matchesPrevious: null,
      age: null,
      common: 'unchecked',
      context: 'unchecked',
    });
    return Object.fromEntries(items.flatMap(({ rule, met }) => (met === null ? [] : [[rule, met]])));
  });
}
