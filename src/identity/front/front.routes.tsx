/** The front page: the door. Whoever is signed in already goes on to their home; signing in posts to its own address. */
import { emptyForm, type Filled } from '../../platform/http/form.ts';
import { localPath } from '../../platform/http/local-path.ts';
import { get, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { identityPaths } from '../paths.ts';
import { identitySlots } from '../slots.ts';
import { FrontPage } from './front.pages.tsx';

/** Only what exists is linked to. */
const links = { enrollment: identityPaths.enrollment, registry: identityPaths.registry };

export function showFront(visit: Visit, form: Filled): Promise<Response> {
  const to = localPath(visit.query('to') ?? String(form.values['to'] ?? '')) ?? '/';
  return visit.show(<FrontPage form={form} to={to} links={links} />, Object.keys(form.errors).length > 0 ? 422 : 200);
}

export const frontRoutes: readonly Route[] = [
  get(identityPaths.front, {
    needs: 'terms',
    personalData: 'none',
    answer(visit) {
      if (visit.session?.stage === 'signed-in') return visit.redirect(identitySlots.homePath.value);
      return showFront(visit, emptyForm);
    },
  }),
];
