/** Connections: what exists, for the tab My Connections; and how one comes to be that both sides have agreed on. */
import { record } from '../../platform/audit/record.ts';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { newTrackingId } from '../../platform/crypto/tracking-ids.ts';
import type { DelegableTask } from '../authority/roles.rules.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { spokenName } from '../parties/party-sentences.rules.ts';
import { listParties } from '../parties/party.store.ts';
import { managedParties } from '../staff/staff.actions.ts';
import {
  connectionEndsAt,
  connectionRequestExpiresAt,
  connectionState,
  type ConnectionState,
} from './connection.rules.ts';
import { insertApprovedConnection, listConnectionsOf } from './connection.store.ts';

export interface AgreedConnection {
  readonly providerPartyId: string;
  readonly surrogatePartyId: string;
  readonly businessFunction: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
  readonly askedBy: string;
  readonly askedPersonId: string;
  readonly approvedBy: string;
}

/** In the caller's transaction. */
export async function connect(ctx: Ctx, agreed: AgreedConnection): Promise<string> {
  const connectionId = newId(ctx.now);
  const until = connectionEndsAt(ctx.now);
  const trackingId = newTrackingId();
  const requestExpiresAt = connectionRequestExpiresAt(ctx.now);
  await insertApprovedConnection(ctx.tx, {
    ...agreed,
    connectionId,
    trackingId,
    requestExpiresAt,
    now: ctx.now,
    until,
  });
  const { providerPartyId: provider, surrogatePartyId: surrogate, businessFunction, tasks } = agreed;
  await record(ctx, {
    action: 'connection.approve',
    outcome: 'done',
    subjectParty: provider,
    object: { type: 'connection', id: connectionId },
    details: { provider, surrogate, function: businessFunction, tasks: tasks.join(','), until: until.toISOString() },
  });
  return connectionId;
}

export interface ConnectionShown {
  readonly other: string;
  readonly businessFunction: BusinessFunction;
  readonly tasks: readonly DelegableTask[];
  readonly trackingId: string;
  readonly state: ConnectionState;
  readonly until: Date | null;
}

/** One employer that the person manages, with both directions. */
export interface EmployerConnections {
  readonly employer: string;
  /** It acts for these. */
  readonly providers: readonly ConnectionShown[];
  /** These act for it. */
  readonly surrogates: readonly ConnectionShown[];
}

export async function listConnections(ctx: Ctx): Promise<readonly EmployerConnections[]> {
  const managed = await managedParties(ctx);
  const rows = await listConnectionsOf(
    ctx.tx,
    managed.map(({ partyId }) => partyId),
  );
  const parties = await listParties(
    ctx.tx,
    rows.flatMap((row) => [row.provider_party_id, row.surrogate_party_id]),
  );
  const nameOf = (partyId: string): string => {
    const party = parties.find((each) => each.party_id === partyId);
    return party ? spokenName({ kind: party.kind, legalName: party.legal_name }) : '';
  };
  return managed.map(({ partyId, name }) => {
    const shown = (own: 'provider_party_id' | 'surrogate_party_id', other: typeof own) =>
      rows
        .filter((row) => row[own] === partyId)
        .map((row) => ({
          other: nameOf(row[other]),
          businessFunction: row.business_function,
          tasks: row.tasks,
          trackingId: row.tracking_id,
          state: connectionState(
            { status: row.status, requestExpiresAt: row.request_expires_at, until: row.until },
            ctx.now,
          ),
          until: row.until,
        }));
    return {
      employer: name,
      providers: shown('surrogate_party_id', 'provider_party_id'),
      surrogates: shown('provider_party_id', 'surrogate_party_id'),
    };
  });
}
