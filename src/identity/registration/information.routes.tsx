/** Step 2: what was typed is kept whatever happens; two refusals lead back to step 1. */
import { inFieldOrder, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { COUNTRIES } from '../../vocabulary/countries.ts';
import { identityPaths } from '../paths.ts';
import type { DraftInformation } from './draft.rules.ts';
import { giveInformation } from './information.actions.ts';
import { InformationPage } from './information.pages.tsx';
import { informationForm, readRegion, type InformationCommand } from './registration.forms.ts';
import { onStep, statusOf } from './step.routes.tsx';
import { informationValues } from './step-views.actions.ts';

const countries = [...COUNTRIES].map(([value, label]) => ({ value, label }));

const show = (visit: Visit, email: string, form: Filled) =>
  visit.show(<InformationPage form={form} email={email} countries={countries} />, statusOf(form));

const informationOf = (command: InformationCommand, state: string, postalCode: string): DraftInformation => ({
  name: { first: command.first, middle: command.middle, last: command.last, suffix: command.suffix },
  birthDate: command.birthDate,
  ssn: command.ssn,
  businessPhone: command.businessPhone,
  businessFax: command.businessFax,
  personalPhone: command.personalPhone,
  homeAddress: {
    line1: command.line1,
    line2: command.line2,
    city: command.city,
    state,
    postalCode,
    country: command.country,
  },
});

/** State and postal code are read after the rest; where the rest is at fault, theirs is said at the same time. */
function withRegionErrors(filled: Filled): Filled {
  const typed = (name: string): string => String(filled.values[name] ?? '');
  const region = readRegion({ state: typed('state'), postalCode: typed('postalCode'), country: typed('country') });
  return region.ok ? filled : inFieldOrder(informationForm, withErrors(filled, region.errors));
}

export const informationRoutes: readonly Route[] = [
  get(identityPaths.registerInformation, {
    needs: 'registering',
    personalData: 'own',
    answer: (visit) =>
      onStep(visit, 'information', (open) =>
        show(visit, open.email, { values: informationValues(open.draft.information), errors: {} }),
      ),
  }),
  post(identityPaths.registerInformation, {
    needs: 'registering',
    personalData: 'own',
    form: informationForm,
    again: (visit, filled) => onStep(visit, 'information', (open) => show(visit, open.email, withRegionErrors(filled))),
    answer: (visit, command, filled) =>
      onStep(visit, 'information', async (open) => {
        const region = readRegion(command);
        if (!region.ok) return show(visit, open.email, withErrors(filled, region.errors));
        const given = await giveInformation(visit.ctx, open, informationOf(command, region.state, region.postalCode));
        if (given.ok) return visit.redirect(identityPaths.registerMfa);
        return visit.redirect(`${identityPaths.registerSecurity}?because=${given.reason}`);
      }),
  }),
];
