/** SQL of connections: a provider lets a surrogate act for it in one function. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/context.ts';
import type { DelegableTask } from '../authority/roles.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import type { ConnectionState } from './connection.rules.ts';

export interface ConnectionListed {
  readonly connection_id: string;
  readonly provider_party_id: string;
  readonly surrogate_party_id: string;
  readonly business_function: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
  readonly tracking_id: string;
  readonly status: ConnectionState;
  readonly request_expires_at: Date;
  readonly until: Date | null;
  readonly decided_at: Date | null;
}

/** Every connection of these parties, on either side, the newest first. */
export async function listConnectionsOf(tx: Tx, partyIds: readonly string[]): Promise<readonly ConnectionListed[]> {
  if (partyIds.length === 0) return [];
  const ids = [...partyIds];
  const rows = await tx
    .selectFrom('access.connection')
    .select([
      'connection_id',
      'provider_party_id',
      'surrogate_party_id',
      'business_function',
      'tasks',
      'tracking_id',
      'status',
      'request_expires_at',
      'decided_at',
      sql<Date | null>`upper(during)`.as('until'),
    ])
    .where((eb) => eb.or([eb('provider_party_id', 'in', ids), eb('surrogate_party_id', 'in', ids)]))
    .orderBy('connection_id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, tasks: row.tasks as DelegableTask[] }));
}

export interface NewConnection {
  readonly connectionId: string;
  readonly providerPartyId: string;
  readonly surrogatePartyId: string;
  readonly businessFunction: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
  readonly trackingId: string;
  readonly askedBy: string;
  readonly askedPersonId: string;
  readonly requestExpiresAt: Date;
  readonly approvedBy: string;
  readonly now: Date;
  readonly until: Date;
}

export async function insertApprovedConnection(tx: Tx, made: NewConnection): Promise<void> {
  await tx
    .insertInto('access.connection')
    .values({
      connection_id: made.connectionId,
      provider_party_id: made.providerPartyId,
      surrogate_party_id: made.surrogatePartyId,
      business_function: made.businessFunction,
      tasks: [...made.tasks],
      tracking_id: made.trackingId,
      status: 'approved',
      asked_by: made.askedBy,
      asked_side: 'surrogate',
      asked_at: made.now,
      request_expires_at: made.requestExpiresAt,
      person_id: made.askedPersonId,
      during: sql<string>`tstzrange(${made.now}, ${made.until})`,
      decided_by: made.approvedBy,
      decided_at: made.now,
    })
    .execute();
}
