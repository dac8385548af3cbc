/** Where everybody lands after signing in. */
import { get, type Route } from '../../platform/http/route.ts';
import { hourInZone } from '../../vocabulary/time-zone.ts';
import { accessPaths } from '../paths.ts';
import { showHome } from './home.actions.ts';
import { HomePage } from './home.pages.tsx';

export const homeRoutes: readonly Route[] = [
  get(accessPaths.home, {
    needs: 'signed-in',
    personalData: 'others',
    async answer(visit) {
      const { firstName, hats, toDecide, ownPending, agencyRoles, deskWaiting, managesStaff } = await showHome(
        visit.ctx,
      );
      const { timeZone, agency } = visit.parts.config;
      return visit.show(
        <HomePage
          firstName={firstName}
          hour={hourInZone(visit.now, timeZone)}
          hats={hats}
          toDecide={toDecide}
          ownPending={ownPending}
          agencyRoles={agencyRoles}
          deskWaiting={deskWaiting}
          managesStaff={managesStaff}
          desk={agency.desk}
          now={visit.now}
          zone={timeZone}
        />,
      );
    },
  }),
];
