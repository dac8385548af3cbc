/**
 * Makes the row of an event from the context and from what happened. Who, when, from where and under which policy come
 * from the context alone (NIST SP 800-53 AU-3); the caller says only what it did.
 */
import type { Actor, Ctx } from '../context.ts';
import { newId } from '../crypto/id.ts';
import { auditActions, type AuditEvent } from './audit-actions.ts';
import { writeDetails, type DetailKeys } from './details.ts';
import { plainText } from './plain-text.ts';
import { policyVersions } from './policy-versions.ts';
import { processName } from './process-name.ts';
import { momentText, rowFormat, type RowTexts } from './row-hash.ts';

const longestRequestId = 64;
const longestSystemName = 64;
const longestAddress = 64;
const longestUserAgent = 256;

const objectId = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
/** Nine digits are an SSN or an EIN, never the name of a row. */
const personalNumber = /^(?:\d{9}|\d{3}-\d{2}-\d{4}|\d{2}-\d{7})$/;

export function rowOf(ctx: Ctx, event: AuditEvent): RowTexts {
  const { details: allowed }: { details: DetailKeys } = auditActions[event.action];
  return {
    event_id: newId(ctx.now),
    format: String(rowFormat),
    happened_at: momentText(ctx.now),
    process: processName,
    request_id: plainText(ctx.requestId, longestRequestId) ?? 'none',
    ...columnsOfActor(ctx.actor),
    acting_for: uuid(ctx.subject?.partyId),
    subject_party: uuid(event.subjectParty ?? ctx.subject?.partyId),
    action: event.action,
    object_type: event.object?.type ?? null,
    object_id: event.object ? checkedObjectId(event.object.id) : null,
    outcome: event.outcome,
    reason: event.reason ?? null,
    policy: ctx.policy,
    policy_version: String(policyVersions[ctx.policy]),
    client_address: plainText(ctx.client.address, longestAddress),
    user_agent: plainText(ctx.client.userAgent, longestUserAgent),
    details: writeDetails(allowed, event.details ?? {}),
  };
}

function columnsOfActor(
  actor: Actor,
): Pick<RowTexts, 'actor_kind' | 'actor_account' | 'actor_session' | 'actor_system'> {
  const nobody = { actor_account: null, actor_session: null, actor_system: null };
  switch (actor.kind) {
    case 'account':
      return {
        ...nobody,
        actor_kind: 'account',
        actor_account: uuid(actor.accountId),
        actor_session: uuid(actor.sessionId),
      };
    case 'system':
      return { ...nobody, actor_kind: 'system', actor_system: plainText(actor.name, longestSystemName) };
    case 'anonymous':
      return { ...nobody, actor_kind: 'anonymous' };
  }
}

/** As PostgreSQL prints it, so that the hash is over what will be read back. */
const uuid = (id: string | undefined): string | null => id?.toLowerCase() ?? null;

function checkedObjectId(id: string): string {
  if (objectId.test(id) && !personalNumber.test(id)) return id;
  throw new Error('The object of an audit event is named by an id, an NPI or a tracking ID.');
}
