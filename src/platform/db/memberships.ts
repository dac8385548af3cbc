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

interface Membership {
  readonly login: string;
  readonly group: string;
}

const wantedBy = ({ appLogin, sealerLogin }: Logins): readonly Membership[] =>
  [
    { login: appLogin, group: roleNames.app },
    { login: sealerLogin, group: roleNames.sealer },
  ].flatMap(({ login, group }) => (login === undefined || login === group ? [] : [{ login, group }]));

export async function areMembers(client: pg.Client, logins: Logins): Promise<boolean> {
  for (const membership of wantedBy(logins)) if (!(await isMember(client, membership))) return false;
  return true;
}

export async function grantMemberships(client: pg.Client, logins: Logins): Promise<void> {
  for (const membership of wantedBy(logins)) {
    if (await isMember(client, membership)) continue;
    const { login, group } = membership;
    await client.query(`grant ${pg.escapeIdentifier(group)} to ${pg.escapeIdentifier(login)}`);
  }
}

/** Since PostgreSQL 16 the maker of a role administers it without being able to become it: ask for SET where that exists. */
async function isMember(client: pg.Client, { login, group }: Membership): Promise<boolean> {
  const { rows } = await client.query<{ member: boolean }>(
    `select pg_has_role($1::name, $2::name,
       case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) as member`,
    [login, group],
  );
  return rows[0]?.member ?? false;
}
