/**
 * The database roles: `owner` owns the tables and migrates, `app` owns nothing and may only insert audit, `sealer` seals it.
 * `admin` is the superuser of the embedded server; nothing that serves a request ever connects with it.
 */
export type DatabaseRole = 'admin' | 'owner' | 'app' | 'sealer';

/** The PostgreSQL role behind each name. The last three are also what a server of one's own must know. */
export const roleNames = {
  admin: 'postgres',
  owner: 'countersign_owner',
  app: 'countersign_app',
  sealer: 'countersign_sealer',
} as const satisfies Record<DatabaseRole, string>;
