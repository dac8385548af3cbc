/**
 * The warning page in front of everything. Acceptance is a signed cookie of the browser session, nothing is stored; it
 * names the version of the text, so that a new text asks again. Afterwards the person lands where they wanted to go.
 */
import { localPath } from '../../platform/http/local-path.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { identityPaths } from '../paths.ts';
import { acceptance } from './terms.actions.ts';
import { termsForm } from './terms.forms.ts';
import { TermsDeclinedPage, TermsPage } from './terms.pages.tsx';

const showTerms = (visit: Visit, to: string | null) =>
  visit.show(<TermsPage to={localPath(to) ?? identityPaths.front} />);

export const termsRoutes: readonly Route[] = [
  get(identityPaths.terms, {
    needs: 'anyone',
    personalData: 'none',
    answer: (visit) => showTerms(visit, visit.query('to')),
  }),
  post(identityPaths.terms, {
    needs: 'anyone',
    personalData: 'none',
    form: termsForm,
    idempotency: 'exempt',
    again: (visit) => showTerms(visit, null),
    answer(visit, { decision, to }) {
      if (decision === 'decline') return visit.redirect(identityPaths.termsDeclined);
      visit.cookies.set('terms', acceptance(visit.ctx));
      return visit.redirect(localPath(to) ?? identityPaths.front);
    },
  }),
  get(identityPaths.termsDeclined, {
    needs: 'anyone',
    personalData: 'none',
    answer: (visit) => visit.show(<TermsDeclinedPage />),
  }),
];
