/**
 * The installation's own staff: operator, help-desk reviewer, contractor analyst, registry enumerator. Never a role at a
 * party. They come by a one-time link that serves one address; the first one is invited from the command line, before
 * anybody could confirm an identity, so the link and the address are what is asked for.
 */
import { emailOfPerson, personOfAccount } from '../../identity/index.ts';
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { prepareDataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openValue, sealValue } from '../../platform/crypto/sealing.ts';
import { newToken, tokenDigest } from '../../platform/crypto/tokens.ts';
import { postMail } from '../../platform/mail/post-letter.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import type { AgencyRole } from '../authority/roles.rules.ts';
import { accessPaths } from '../paths.ts';
import { invitationExpiresAt, invitationState } from '../invitations/invitation.rules.ts';
import { accountOf } from '../role-requests/deciders.actions.ts';
import { agencyInvitedLetter } from './agency.mail.ts';
import {
  findAgencyInvitation,
  insertAgencyInvitation,
  insertAgencyRole,
  listAgencyRoles,
  useAgencyInvitation,
  type AgencyInvitationRow,
} from './agency.store.ts';

export interface AgencyGrant {
  readonly accountId: string;
  readonly role: AgencyRole;
  readonly invitationId?: string;
}

/** Nothing happens when the account has the role already. */
export async function grantAgencyRole(ctx: Ctx, { accountId, role, invitationId }: AgencyGrant): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if ((await listAgencyRoles(ctx.tx, accountId, ctx.now)).includes(role)) return;
    const grantedBy = ctx.actor.kind === 'account' && ctx.actor.accountId !== accountId ? ctx.actor.accountId : null;
    const id = newId(ctx.now);
    await insertAgencyRole(ctx.tx, {
      id,
      accountId,
      role,
      invitationId: invitationId ?? null,
      grantedBy,
      now: ctx.now,
    });
    await record(ctx, {
      action: 'agency-role.grant',
      outcome: 'done',
      object: { type: 'account', id: accountId },
      details: { role },
    });
  });
}

const emailPlace = (row: string, version: number) => ({
  table: 'access.agency_invitation',
  column: 'email_sealed',
  row,
  version,
});

export interface Invited {
  /** Path of the link; it is shown once and stored nowhere in clear. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** `email` is canonical. The link goes by mail and is given back for the terminal. */
export async function inviteAgencyStaff(
  ctx: Ctx,
  { role, email }: { readonly role: AgencyRole; readonly email: string },
): Promise<Invited> {
  const invitationId = newId(ctx.now);
  const dataKey = await prepareDataKey(ctx, newId(ctx.now));
  const token = newToken();
  const expiresAt = invitationExpiresAt(ctx.now);
  await inTransaction(ctx, async (ctx) => {
    await insertAgencyInvitation(ctx.tx, {
      agency_invitation_id: invitationId,
      role,
      person_id: dataKey.ownerId,
      email_sealed: sealValue(dataKey, emailPlace(invitationId, 1), email),
      token_digest: tokenDigest(token),
      invited_by: ctx.actor.kind === 'account' ? ctx.actor.accountId : 'command-line',
      invited_at: ctx.now,
      expires_at: expiresAt,
    });
    await record(ctx, {
      action: 'invitation.send',
      outcome: 'done',
      object: { type: 'invitation', id: invitationId },
      details: { role },
    });
    await postMail(ctx, {
      to: { key: dataKey, address: email },
      template: agencyInvitedLetter,
      params: { role, expiresAt: expiresAt.toISOString() },
      secret: token,
      secretExpiresAt: expiresAt,
    });
  });
  return { path: accessPaths.agencyInvitationLink(token), expiresAt };
}

/** What an open invitation offers; null for one that never was, is over, or has been used: they look the same. */
export async function findOpenInvitation(
  ctx: Ctx,
  token: string | null,
): Promise<{ readonly role: AgencyRole } | null> {
  const row = await openInvitation(ctx, token);
  return row ? { role: row.role } : null;
}

async function openInvitation(ctx: Ctx, token: string | null): Promise<AgencyInvitationRow | null> {
  const row = token === null ? undefined : await findAgencyInvitation(ctx.tx, tokenDigest(token));
  if (!row) return null;
  const facts = { usedAt: row.used_at, cancelledAt: row.cancelled_at, expiresAt: row.expires_at };
  return invitationState(facts, ctx.now) === 'sent' ? row : null;
}

export type AcceptReason = 'invitation-over' | 'other-address';

/** By whoever is signed in, when their address on file is the one that was invited. */
export async function acceptAgencyInvitation(
  ctx: Ctx,
  token: string | null,
): Promise<Outcome<AgencyRole, AcceptReason>> {
  const accountId = accountOf(ctx.actor);
  const row = await openInvitation(ctx, token);
  const person = await personOfAccount(ctx, accountId);
  if (!row || !person) return recordRefusal(ctx, { action: 'invitation.accept' }, refused('invitation-over'));
  const dataKey = await prepareDataKey(ctx, row.person_id);
  const { agency_invitation_id: id, role } = row;
  const invited = openValue(dataKey, emailPlace(id, row.version), row.email_sealed);
  const address = await emailOfPerson(ctx, person.dataKey);
  return inTransaction(ctx, async (ctx) => {
    const about = { action: 'invitation.accept', object: { type: 'invitation', id } } as const;
    if (address !== invited) return recordRefusal(ctx, about, refused('other-address'));
    if (!(await useAgencyInvitation(ctx.tx, id, accountId, ctx.now)))
      return recordRefusal(ctx, about, refused('invitation-over'));
    await grantAgencyRole(ctx, { accountId, role, invitationId: id });
    await record(ctx, { ...about, outcome: 'done', details: { account: accountId, role } });
    return done(role);
  });
}

export const holdsAgencyRole = async (ctx: Ctx, role: AgencyRole): Promise<boolean> =>
  (await listAgencyRoles(ctx.tx, accountOf(ctx.actor), ctx.now)).includes(role);
