/**
 * The log: one JSON line per event on standard output, times in UTC. A line names ids and patterns of routes; it never
 * carries a name, a number, an address or a secret of a person (test/log-guard.ts fails when one does).
 */
import { pino, type Logger, type DestinationStream } from 'pino';
import type { Config } from '../config/config.ts';

export function openLog(level: Config['logLevel'], destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process: process.pid },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: errorFacts },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Name, code and where: the message of a database error may quote a value, so it stays out. */
function errorFacts(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  const quotes = code !== undefined && /^[0-9A-Z]{5}$/.test(code);
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    name: error.name,
    code,
    message: quotes ? undefined : error.message.slice(0, 300),
    at: stack.slice(0, 6).map((line) => line.trim()),
    cause: error.cause === undefined ? undefined : errorFacts(error.cause),
  };
}
