/**
 * The guard of everything under /for/{ref}: asks for the right on every request and puts the hat on. Use it as `needs` of a
 * route; the page of a module to the right is guarded by the same one. A relation that never was is the same 404 as a
 * party that does not exist; one that has ended is told as that, also to a post from a tab that was open.
 */
import type { Guard } from '../../platform/http/route.ts';
import type { Visit } from '../../platform/http/visit.ts';
import type { Acting } from '../../ui/frame.ts';
import { say } from '../../vocabulary/say.ts';
import type { AuthorityPath } from '../authority/authority.rules.ts';
import { roleLabel } from '../authority/role-sentences.rules.ts';
import type { Task } from '../authority/roles.rules.ts';
import { functionLabel } from '../business-function-sentences.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { accessPaths } from '../paths.ts';
import { askForHat, hatForBar, type HatQuestion } from './hats.actions.ts';
import { EndedPage, MayNotPage } from './refused.pages.tsx';

/** For a page in one function: the task in that function. */
export const actsFor = (businessFunction: BusinessFunction, task: Task): Guard => ({
  says: `acts for the party: ${businessFunction}, ${task}`,
  refuse: (visit) =>
    refuseHat(visit, {
      businessFunction,
      task,
      route: `${task === 'view' ? 'GET' : 'POST'} /for/:ref/${businessFunction}`,
    }),
});

/** For the page of the party itself: any right there will do. */
export const worksFor: Guard = {
  says: 'acts for the party: anything',
  refuse: (visit) => refuseHat(visit, { businessFunction: null, task: 'view', route: 'GET /for/:ref' }),
};

async function refuseHat(visit: Visit, question: HatQuestion): Promise<Response | null> {
  const reference = visit.param('ref');
  const answer = await askForHat(visit.ctx, reference, question);
  switch (answer.kind) {
    case 'may':
      visit.wear({ partyId: answer.partyId });
      return null;
    case 'may-not':
      return visit.show(
        <MayNotPage party={answer.party} reason={answer.reason} hatHref={accessPaths.hat(reference)} />,
        403,
      );
    case 'ended': {
      const { relation, party, by } = answer;
      const { timeZone, agency } = visit.parts.config;
      return visit.show(
        <EndedPage
          party={party}
          employer={relation.employerName}
          role={relation.role}
          what={relation.what}
          endedAt={relation.endedAt}
          by={by}
          zone={timeZone}
          desk={agency.desk}
          sent={question.task !== 'view'}
        />,
        403,
      );
    }
    case 'unknown':
      return visit.problem('not-found');
  }
}

/** The bar that says whose hat is worn; null where none is, or where it is one's own practice. */
export async function hatBar(visit: Visit): Promise<Acting | null> {
  if (!visit.subject) return null;
  const worn = await hatForBar(visit.ctx);
  if (!worn) return null;
  const { name, path, functions } = worn;
  return { party: name, as: inWords(path, functions), switchHref: accessPaths.workHere, stopHref: accessPaths.home };
}

/** "its staff (enrollment)", as it stands after "You are working for Lakeside Clinic as". */
function inWords({ role, connection, employerName }: AuthorityPath, functions: readonly BusinessFunction[]): string {
  const systems = functions.map(functionWord).join(', ');
  if (connection !== null) return say('its surrogate, for {employer} ({systems})', { employer: employerName, systems });
  if (role === 'staff_end_user') return say('its staff ({systems})', { systems });
  return say('its {role}', { role: roleLabel(role) });
}

function functionWord(code: BusinessFunction): string {
  switch (code) {
    case 'enrollment':
      return say('enrollment');
    case 'registry':
      return say('registry');
    case 'ehr':
    case 'pepper':
      return functionLabel(code);
  }
}
