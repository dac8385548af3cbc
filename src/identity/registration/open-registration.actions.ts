/**
 * A registration, opened: found by the session that may go on with it, its draft unsealed. Every step begins here, asks
 * the rules whether it may be entered, and saves with the version that it read.
 */
import type { Ctx } from '../../platform/context.ts';
import { prepareDataKey, type DataKey } from '../../platform/crypto/data-keys.ts';
import { openValue, sealValue } from '../../platform/crypto/sealing.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { emptyDraft, factsOf, type Draft } from './draft.rules.ts';
import {
  decideRegistrationStep,
  nextRegistrationStep,
  type RegistrationFacts,
  type RegistrationReason,
  type RegistrationStep,
} from './registration.rules.ts';
import { findRegistration, saveRegistration } from './registration.store.ts';

export interface OpenRegistration {
  readonly registrationId: string;
  readonly version: number;
  readonly dataKey: DataKey;
  readonly email: string;
  readonly emailProvenAt: Date | null;
  readonly draft: Draft;
  readonly facts: RegistrationFacts;
  readonly resumeUntil: Date;
  readonly returnTo: string | null;
}

const place = (registrationId: string, column: string, version: number) => ({
  table: 'identity.registration',
  column,
  row: registrationId,
  version,
});

export const sealEmail = (dataKey: DataKey, registrationId: string, version: number, email: string): Buffer =>
  sealValue(dataKey, place(registrationId, 'email_sealed', version), email);

/** Null when there is none, or its 24 hours are over. */
export async function openRegistration(ctx: Ctx, registrationId: string): Promise<OpenRegistration | null> {
  const row = await findRegistration(ctx.tx, registrationId);
  if (!row || row.completed_at !== null || row.resume_until <= ctx.now) return null;
  const dataKey = await prepareDataKey(ctx, row.person_id);
  const open = (column: string, sealed: Buffer) =>
    openValue(dataKey, place(registrationId, column, row.version), sealed);
  const draft = row.draft_sealed ? (JSON.parse(open('draft_sealed', row.draft_sealed)) as Draft) : emptyDraft;
  const times = { emailProvenAt: row.email_proven_at, completedAt: row.completed_at, resumeUntil: row.resume_until };
  return {
    registrationId,
    version: row.version,
    dataKey,
    email: open('email_sealed', row.email_sealed),
    emailProvenAt: row.email_proven_at,
    draft,
    facts: factsOf(draft, times, ctx.now),
    resumeUntil: row.resume_until,
    returnTo: row.return_to,
  };
}

/** The registration when `step` may be shown or posted now; else the step where this one stands. */
export async function enterStep(
  ctx: Ctx,
  registrationId: string | null,
  step: RegistrationStep,
): Promise<Outcome<OpenRegistration, RegistrationReason>> {
  const open = registrationId ? await openRegistration(ctx, registrationId) : null;
  if (!open) return refused('registration-over');
  const decision = decideRegistrationStep(step, open.facts);
  return decision.ok ? done(open) : refused(decision.reason, { next: nextRegistrationStep(open.facts) ?? 'review' });
}

/**
 * Saves the draft in the caller's transaction. Of two tabs that save at the same moment the second is told so (409), and
 * sees what the first one saved when it opens the step again.
 */
export async function saveDraft(ctx: Ctx, open: OpenRegistration, draft: Draft, step: RegistrationStep): Promise<void> {
  const { registrationId, dataKey, version } = open;
  const next = version + 1;
  const saved = await saveRegistration(ctx.tx, {
    registrationId,
    version,
    step,
    emailSealed: sealEmail(dataKey, registrationId, next, open.email),
    draftSealed: sealValue(dataKey, place(registrationId, 'draft_sealed', next), JSON.stringify(draft)),
    userIdKey: draft.security?.userIdKey ?? null,
  });
  if (!saved) throw new DraftSavedElsewhere();
}

export class DraftSavedElsewhere extends Error {
  override name = 'DraftSavedElsewhere';
  /** Answered as 409 by the core: nobody's fault. */
  readonly isConflict = true;
}
