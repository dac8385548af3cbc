/**
 * docs/generated/audit-events.md: every action that the audit trail knows, from the closed catalogue in
 * src/platform/audit/audit-actions.ts. A detail that is not listed there cannot be recorded.
 */
import { auditActions, type AuditActionEntry } from '../../src/platform/audit/audit-actions.ts';
import { byText, page, table, type GeneratedDocument } from './document.ts';

export const auditEvents: GeneratedDocument = {
  path: 'docs/generated/audit-events.md',
  async make() {
    const entries: readonly (readonly [string, AuditActionEntry])[] = Object.entries(auditActions);
    const rows = entries
      .toSorted(([a], [b]) => byText(a, b))
      .map(([name, { says, about, details }]) => [`\`${name}\``, says, about.join(', '), detailKeys(details)]);
    return page(
      'Audit events',
      `${rows.length} actions. Each is recorded as done, refused or failed, with who, for whom, when, from where, the ` +
        'request and the policy in force; details hold codes, ids and counts, never a personal value.',
      table(['action', 'says', 'about', 'details'], rows),
    );
  },
};

const detailKeys = (details: AuditActionEntry['details']): string =>
  Object.entries(details)
    .map(([key, kind]) => `${key} (${String(kind)})`)
    .join(', ');
