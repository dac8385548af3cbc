/**
 * Two counters that must stay at zero; an alert hangs on each. They belong to no registry of their own: telemetry adds
 * them to the one that /metrics shows.
 */
import { Counter } from 'prom-client';

export const auditWriteFailures = new Counter({
  name: 'countersign_audit_write_failures_total',
  help: 'Audit events that could not be written; what they would have told of was rolled back.',
  registers: [],
});

export const auditSealFailures = new Counter({
  name: 'countersign_audit_seal_failures_total',
  help: 'Times that waiting audit events could not be sealed, or their checkpoint not be written to its file.',
  registers: [],
});
