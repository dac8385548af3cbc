/** My Profile, "Employer Information": the list, the search, and asking for a role from choosing it to the confirmation. */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import type { Element } from '../../ui/element.ts';
import { say } from '../../vocabulary/say.ts';
import { recordDenial } from '../authority/denials.actions.ts';
import { accessPaths } from '../paths.ts';
import { askForRole, type AskRefusal } from '../role-requests/ask.actions.ts';
import { cancelRoleRequest } from '../role-requests/decide.actions.ts';
import { askSentence, decideSentence } from '../role-requests/role-request-sentences.rules.ts';
import { accessSlots } from '../slots.ts';
import { askForm, missingOf, namesAnOfficial, type AskFields } from './ask.forms.ts';
import { askPageFacts } from './ask-page.actions.ts';
import { AskPage } from './ask.pages.tsx';
import { ChooseRolePage } from './choose-role.pages.tsx';
import { ReviewPage } from './review.pages.tsx';
import { findEmployerChoice, findOwnRequest, listEmployers } from './employers.actions.ts';
import { cancelForm, employerFilters, filterOf, searchOf } from './employers.forms.ts';
import { EmployersPage, EmployersPanel } from './employers.pages.tsx';
import { OwnRequestPage } from './request.pages.tsx';
import { SearchPage } from './search.pages.tsx';

const common = { needs: 'signed-in', personalData: 'own' } as const;

/** The section that My Profile shows. */
export async function employerPanels(visit: Visit): Promise<readonly Element[]> {
  const { rows, columns, total } = await listEmployers(visit.ctx, { filter: 'all', search: '' });
  return [<EmployersPanel rows={rows} columns={columns} total={total} />];
}

async function showSearch(visit: Visit): Promise<Response> {
  const typed = searchOf(visit.query);
  if (!typed) return visit.show(<SearchPage state={emptyForm} found={null} />);
  const page = Number(visit.query('page') ?? 1);
  const found = await accessSlots.providerLookup.value.search(visit.ctx, { ...typed, page });
  if (!found.ok) return visit.show(<SearchPage state={{ values: typed, errors: found.errors }} found={null} />, 422);
  const given = Object.entries(typed).filter(([, value]) => value !== '');
  const hrefOf = (page: number) =>
    `${accessPaths.employerSearch}?${new URLSearchParams([...given, ['page', String(page)]])}`;
  return visit.show(<SearchPage state={{ values: typed, errors: {} }} found={{ ...found, hrefOf }} />);
}

async function showAsk(visit: Visit, filled: Filled): Promise<Response> {
  const [npi, role] = [String(filled.values['npi'] ?? ''), String(filled.values['role'] ?? '')];
  const facts = await askPageFacts(visit.ctx, npi, role);
  if (!facts) return visit.problem('not-found');
  const status = Object.keys(filled.errors).length > 0 ? 422 : 200;
  return visit.show(
    <AskPage
      provider={facts.provider}
      role={facts.role}
      primaryEmail={facts.primaryEmail}
      offered={facts.offered}
      form={filled}
    />,
    status,
  );
}

async function showReview(visit: Visit, fields: AskFields, filled: Filled, error: string | null): Promise<Response> {
  const facts = await askPageFacts(visit.ctx, fields.npi, fields.role);
  if (!facts) return visit.problem('not-found');
  const contact =
    fields.contact === 'other'
      ? (fields.contactEmail ?? '')
      : say('Your primary address, {address}', { address: facts.primaryEmail });
  return visit.show(
    <ReviewPage
      provider={facts.provider}
      role={fields.role}
      contact={contact}
      official={officialOf(fields)}
      functions={facts.offered.filter((code) => fields.functions.includes(code))}
      values={Object.fromEntries(Object.entries(filled.values).filter(([name]) => name !== 'change'))}
      error={error}
    />,
    error === null ? 200 : 422,
  );
}

function officialOf(fields: AskFields) {
  const { officialName: name, officialTitle: title, officialPhone: phone, officialEmail: email } = fields;
  return namesAnOfficial(fields.role) && name && title && phone && email ? { name, title, phone, email } : null;
}

function refusalSentence(reason: AskRefusal): string {
  if (reason === 'provider-unknown') return say('This employer is no longer active in the registry. Search again.');
  if (reason === 'too-many-requests')
    return say('You have sent many requests today. Send the next one tomorrow, or call the help desk.');
  return askSentence(reason);
}

async function notTheirs(visit: Visit, method: 'GET' | 'POST'): Promise<Response> {
  await recordDenial(visit.ctx, { needs: 'own-request', route: `${method} /profile/employers/requests/:tracking` });
  return visit.problem('not-found');
}

async function showOwnRequest(visit: Visit, trackingId: string, error: string | null): Promise<Response> {
  const request = await findOwnRequest(visit.ctx, trackingId);
  if (!request) return notTheirs(visit, 'GET');
  const { timeZone, agency } = visit.parts.config;
  const errors = error === null ? undefined : { '': error };
  return visit.show(
    <OwnRequestPage request={request} now={visit.now} zone={timeZone} desk={agency.desk} errors={errors} />,
    error === null ? 200 : 422,
  );
}

const listRoutes: readonly Route[] = [
  get(accessPaths.employers, {
    ...common,
    async answer(visit) {
      const filter = filterOf(visit.query('show'));
      const search = visit.query('name') ?? '';
      const { rows, columns, total } = await listEmployers(visit.ctx, { filter, search });
      return visit.show(
        <EmployersPage
          rows={rows}
          columns={columns}
          total={total}
          filter={filter}
          filters={employerFilters}
          search={search}
        />,
      );
    },
  }),
  get(accessPaths.employerSearch, { ...common, answer: showSearch }),
];

const askRoutes: readonly Route[] = [
  get(accessPaths.employerNew, {
    ...common,
    async answer(visit) {
      const [npi, role] = [visit.query('npi'), visit.query('role')];
      if (npi !== null && role !== null)
        return showAsk(visit, { values: { npi, role, contact: 'primary' }, errors: {} });
      const choice = npi === null ? null : await findEmployerChoice(visit.ctx, npi);
      if (!choice) return visit.redirect(accessPaths.employerSearch);
      const { provider, roles, currentRole, pending, verified } = choice;
      return visit.show(
        <ChooseRolePage
          provider={provider}
          roles={roles}
          currentRole={currentRole}
          pending={pending}
          verified={verified}
        />,
      );
    },
  }),
  post(accessPaths.employerNew, {
    ...common,
    form: askForm,
    again: showAsk,
    async answer(visit, fields, filled) {
      if (fields.change === 'yes') return showAsk(visit, filled);
      const missing = missingOf(fields);
      if (Object.keys(missing).length > 0) return showAsk(visit, withErrors(filled, missing));
      return showReview(visit, fields, filled, null);
    },
  }),
  post(accessPaths.roleRequests, {
    ...common,
    form: askForm,
    again: showAsk,
    async answer(visit, fields, filled) {
      const missing = missingOf(fields);
      if (Object.keys(missing).length > 0) return showAsk(visit, withErrors(filled, missing));
      const asked = await askForRole(visit.ctx, {
        npi: fields.npi,
        role: fields.role,
        contactEmail: fields.contact === 'other' ? (fields.contactEmail ?? null) : null,
        official: officialOf(fields),
        functions: fields.functions,
        attested: fields.attested === 'yes',
      });
      if (!asked.ok) return showReview(visit, fields, filled, refusalSentence(asked.reason));
      return visit.redirect(accessPaths.roleRequest(asked.value));
    },
  }),
];

const ownRequestRoutes: readonly Route[] = [
  get(accessPaths.roleRequest(':tracking'), {
    ...common,
    answer: (visit) => showOwnRequest(visit, visit.param('tracking'), null),
  }),
  post(accessPaths.roleRequestCancellation(':tracking'), {
    ...common,
    form: cancelForm,
    again: (visit) => showOwnRequest(visit, visit.param('tracking'), say('Load this page again and cancel once more.')),
    async answer(visit, { version }) {
      const trackingId = visit.param('tracking');
      const cancelled = await cancelRoleRequest(visit.ctx, { trackingId, version });
      if (cancelled.ok) return visit.redirect(accessPaths.roleRequest(trackingId));
      if (cancelled.reason === 'unknown') return notTheirs(visit, 'POST');
      return showOwnRequest(visit, trackingId, decideSentence(cancelled.reason));
    },
  }),
];

export const employerRoutes: readonly Route[] = [...listRoutes, ...askRoutes, ...ownRequestRoutes];
