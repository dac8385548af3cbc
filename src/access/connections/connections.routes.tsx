/** My Connections: what exists. Starting new ones comes with a later release and is not offered before. */
import { get, type Route } from '../../platform/http/route.ts';
import { accessPaths } from '../paths.ts';
import { listConnections } from './connection.actions.ts';
import { ConnectionsPage } from './connections.pages.tsx';

export const connectionRoutes: readonly Route[] = [
  get(accessPaths.connections, {
    needs: 'signed-in',
    personalData: 'others',
    async answer(visit) {
      const employers = await listConnections(visit.ctx);
      return visit.show(<ConnectionsPage employers={employers} zone={visit.parts.config.timeZone} />);
    },
  }),
];
