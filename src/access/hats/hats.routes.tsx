/** Pages under /for/{ref}: what one may do for a party, and the work itself. The guard has decided and put the hat on. */
import { emptyForm, withErrors, type Filled } from '../../platform/http/form.ts';
import { get, post, type Route } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import { authoritySentence } from '../authority/authority-sentences.rules.ts';
import { accessPaths } from '../paths.ts';
import { actsFor, worksFor } from './acts-for.routes.tsx';
import { wornHat } from './hats.actions.ts';
import { workNoteForm } from './hats.forms.ts';
import { HatPage, WorkPage } from './hats.pages.tsx';
import { showWorkNotes, writeWorkNote, type WorkFunction } from './work-note.actions.ts';

async function showWork(visit: Visit, businessFunction: WorkFunction, form: Filled): Promise<Response> {
  const worn = await wornHat(visit.ctx);
  const work = worn?.hat.functions.find((each) => each.businessFunction === businessFunction);
  if (!worn || !work) return visit.problem('not-found');
  const notes = await showWorkNotes(visit.ctx, businessFunction);
  const { hat, name, names, party } = worn;
  const zone = visit.parts.config.timeZone;
  return visit.show(
    <WorkPage
      hat={hat}
      name={name}
      names={names}
      party={party}
      zone={zone}
      function={work}
      notes={notes}
      form={form}
    />,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  );
}

const workRoutes = (businessFunction: WorkFunction): readonly Route[] => [
  get(accessPaths.hatFunction(':ref', businessFunction), {
    needs: actsFor(businessFunction, 'view'),
    personalData: 'others',
    answer: (visit) => showWork(visit, businessFunction, emptyForm),
  }),
  post(accessPaths.hatNotes(':ref', businessFunction), {
    needs: actsFor(businessFunction, 'prepare'),
    personalData: 'others',
    form: workNoteForm,
    again: (visit, filled) => showWork(visit, businessFunction, filled),
    async answer(visit, { text }, filled) {
      const written = await writeWorkNote(visit.ctx, { businessFunction, text });
      if (!written.ok)
        return showWork(visit, businessFunction, withErrors(filled, { '': authoritySentence(written.reason) }));
      return visit.redirect(accessPaths.hatFunction(visit.param('ref'), businessFunction));
    },
  }),
];

export const hatRoutes: readonly Route[] = [
  get(accessPaths.hat(':ref'), {
    needs: worksFor,
    personalData: 'others',
    async answer(visit) {
      const worn = await wornHat(visit.ctx);
      if (!worn) return visit.problem('not-found');
      const { hat, name, names, party } = worn;
      return visit.show(
        <HatPage hat={hat} name={name} names={names} party={party} zone={visit.parts.config.timeZone} />,
      );
    },
  }),
  ...workRoutes('enrollment'),
  ...workRoutes('registry'),
];
