/** The help desk's role requests: its queue, and the decision on one of them. To everybody else they do not exist. */
import { get, type Route } from '../../platform/http/route.ts';
import { isAgency } from '../agency/agency.routes.tsx';
import { accessPaths } from '../paths.ts';
import { decisionRoutes } from '../staff/decision.routes.tsx';
import { listDeskRequests } from './desk.actions.ts';
import { DeskQueuePage } from './desk.pages.tsx';

const isReviewer = isAgency('reviewer', '/desk');

export const deskRoutes: readonly Route[] = [
  get(accessPaths.deskRoleRequests, {
    needs: isReviewer,
    personalData: 'others',
    async answer(visit) {
      const { requests, waiting } = await listDeskRequests(visit.ctx);
      const zone = visit.parts.config.timeZone;
      return visit.show(<DeskQueuePage requests={requests} waiting={waiting} now={visit.now} zone={zone} />);
    },
  }),
  ...decisionRoutes('desk', isReviewer),
];
