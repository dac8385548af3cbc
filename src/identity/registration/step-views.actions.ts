/** What the pages of the wizard show of a registration: words and masked values, made here because pages know no rules. */
import type { Ctx } from '../../platform/context.ts';
import { addressLines } from '../../vocabulary/address.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { formatPhone } from '../../vocabulary/phone.ts';
import { formatUsDate } from '../../vocabulary/plain-date.ts';
import { say } from '../../vocabulary/say.ts';
import { maskSsn } from '../../vocabulary/ssn.ts';
import { decideAddMethod, maskDestination, offeredMethods } from '../mfa/mfa.rules.ts';
import { POLICIES } from '../policies.rules.ts';
import { identityPaths } from '../paths.ts';
import type { DraftInformation, DraftMethod } from './draft.rules.ts';
import type { OpenRegistration } from './open-registration.actions.ts';
import { questionText, QUESTION_CODES } from './questions.rules.ts';

export const questionsAsked = (ctx: Ctx): number => POLICIES[ctx.policy].questions?.chosen ?? 0;

export const questionOptions = () => QUESTION_CODES.map((code) => ({ value: code, label: questionText(code) }));

type Sent = DraftMethod['kind'];
const isSent = (kind: string): kind is Sent => kind === 'text' || kind === 'email' || kind === 'voice';

/** Methods that are there, masked, and the kinds that may still be added. */
export function methodsView(ctx: Ctx, { draft }: OpenRegistration) {
  const policy = POLICIES[ctx.policy];
  const existing = draft.methods.map(
    ({ kind }, index) => ({ kind, place: index === 0 ? 'primary' : 'alternative' }) as const,
  );
  const offered = offeredMethods(policy)
    .filter(isSent)
    .filter((kind) => decideAddMethod(policy, existing, kind).ok);
  return { done: draft.methods.map(masked), offered };
}

export const masked = ({ kind, destination }: DraftMethod) => ({ kind, masked: maskDestination(kind, destination) });

/** What was typed on step 2, as the form shows it again. */
export function informationValues(information: DraftInformation | undefined): Readonly<Record<string, string>> {
  if (!information) return { country: 'US' };
  const { name, homeAddress: home } = information;
  return {
    first: name.first,
    middle: name.middle ?? '',
    last: name.last,
    suffix: name.suffix ?? '',
    businessPhone: formatPhone(information.businessPhone),
    businessFax: information.businessFax ? formatPhone(information.businessFax) : '',
    personalPhone: formatPhone(information.personalPhone),
    line1: home.line1,
    line2: home.line2 ?? '',
    city: home.city,
    state: home.state,
    postalCode: home.postalCode,
    country: home.country,
    birthDate: formatUsDate(information.birthDate),
    ssn: information.ssn,
  };
}

/** Everything for the last look; SSN and birth date stay covered. */
export function reviewView(ctx: Ctx, { draft, email }: OpenRegistration) {
  const { security, information, methods } = draft;
  const changed = (changeHref: string) => (label: string, value: string) => ({ label, value, changeHref });
  const first = changed(identityPaths.registerSecurity);
  const second = changed(identityPaths.registerInformation);
  const asked = questionsAsked(ctx);
  return {
    security: [
      first(say('User ID'), security?.userId ?? ''),
      first(say('Password'), say('Chosen, not shown')),
      ...(asked > 0
        ? [first(say('Security questions'), say('{count} chosen, answers not shown', { count: asked }))]
        : []),
    ],
    information: information
      ? [
          second(say('Name'), fullName(information.name)),
          { label: say('Primary E-mail Address'), value: email },
          second(say('Business Phone Number'), formatPhone(information.businessPhone)),
          second(say('Personal Phone Number'), formatPhone(information.personalPhone)),
          second(say('Home address'), addressLines(information.homeAddress).join(', ')),
          second(say('Date of Birth'), `**/**/${information.birthDate.slice(0, 4)}`),
          second(say('Social Security Number (SSN)'), maskSsn(information.ssn)),
        ]
      : [],
    methods: methods.map(masked),
  };
}
