/**
 * The closed catalogue of what is audited: a name, the sentence that docs/generated/audit-events.md shows, what it is
 * about, and the only keys that its details may have. What is not in here cannot be recorded.
 */
import { accessActions } from './actions-access.ts';
import { identityActions } from './actions-identity.ts';
import { platformActions } from './actions-platform.ts';
import type { DetailKeys, DetailsOf } from './details.ts';

export interface AuditActionEntry {
  /** One sentence in the past tense; the outcome (done, refused, failed) is told beside it. */
  readonly says: string;
  /** What `object` may be; empty where there is none to name. */
  readonly about: readonly AuditObjectType[];
  readonly details: DetailKeys;
}

export type AuditObjectType =
  | 'account'
  | 'announcement'
  | 'client'
  | 'clock'
  | 'connection'
  | 'document'
  | 'file'
  | 'invitation'
  | 'key'
  | 'mail'
  | 'membership'
  | 'mfa-method'
  | 'party'
  | 'person'
  | 'policy'
  | 'provider'
  | 'registration'
  | 'role-request'
  | 'session'
  | 'sign-in'
  | 'text';

export const auditActions = { ...identityActions, ...accessActions, ...platformActions } as const satisfies Readonly<
  Record<string, AuditActionEntry>
>;

type Catalogue = typeof auditActions;
export type AuditAction = keyof Catalogue;
export type AuditDetails<Action extends AuditAction> = DetailsOf<Catalogue[Action]['details']>;

/** What happened, as an action of the house tells it. Who, when and where from come from the context. */
export interface AuditHappening<Action extends AuditAction> {
  readonly action: Action;
  /** Whom it is about, where that is not the party whose hat is worn. */
  readonly subjectParty?: string | undefined;
  readonly object?: { readonly type: Catalogue[Action]['about'][number]; readonly id: string } | undefined;
  readonly details?: AuditDetails<Action> | undefined;
}

/** `reason` is the code of the rule that refused, or of what was wrong; it must be there unless it was done. */
type AuditResult =
  | { readonly outcome: 'done'; readonly reason?: string | undefined }
  | { readonly outcome: 'refused' | 'failed'; readonly reason: string };

export type AuditEvent = { [Action in AuditAction]: AuditHappening<Action> & AuditResult }[AuditAction];
export type AuditRefusal = { [Action in AuditAction]: AuditHappening<Action> }[AuditAction];
