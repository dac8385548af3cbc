/**
 * Puts the logins of a server of one's own into the groups that the application and the sealer work as. On the embedded
 * server the groups are logins themselves and there is nothing to do.
 */
import pg from 'pg';
import { roleNames } from './roles.ts';

export interface Logins {
  readonly appLogin?: string;
  readonly sealerLogin?: string;
}

export async function grantMemberships(client: pg.Client, { appLogin, sealerLogin }: Logins): Promise<void> {
  if (appLogin) await grantMembership(client, appLogin, roleNames.app);
  if (sealerLogin) await grantMembership(client, sealerLogin, roleNames.sealer);
}

async function grantMembership(client: pg.Client, login: string, group: string): Promise<void> {
  if (login === group) return;
  // Since PostgreSQL 16 the maker of a role administers it without being able to become it: ask for SET where that exists.
  const { rows } = await client.query<{ member: boolean }>(
    `select pg_has_role($1::name, $2::name,
       case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as member`,
    [login, group],
  );
  if (!rows[0]?.member) await client.query(`grant ${pg.escapeIdentifier(group)} to ${pg.escapeIdentifier(login)}`);
}
