/**
 * Counters for Prometheus. Labels are patterns of routes, names of jobs and statuses: few values, none personal.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { auditSealFailures, auditWriteFailures } from '../audit/audit-metrics.ts';

export function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const counter of [auditWriteFailures, auditSealFailures]) registry.registerMetric(counter);
  const registers = [registry];
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'countersign_http_request_seconds',
      help: 'Time to answer a request.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    jobs: new Counter({
      name: 'countersign_jobs_total',
      help: 'Background jobs by outcome.',
      labelNames: ['job', 'outcome'] as const,
      registers,
    }),
    unsealedAudit: new Gauge({
      name: 'countersign_audit_unsealed_events',
      help: 'Audit events that wait for the sealer.',
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof openMetrics>;
