/** A small load generator: so many clients, each asking again as soon as it was answered, on connections kept open. */
import { openConnection, type Answered, type Asked, type Connection } from './connection.ts';

export interface Load {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly failures: number;
}

export interface Connections {
  ask(asked: Asked): Promise<Answered>;
  close(): void;
}

/** As many connections as clients, each with one question at a time: written and read by hand, for it takes of the same cores. */
export function connect(port: number, clients: number): Connections {
  const all = Array.from({ length: clients }, () => openConnection(port));
  const free = [...all];
  const waiting: ((connection: Connection) => void)[] = [];
  return {
    async ask(asked) {
      const connection = free.pop() ?? (await new Promise<Connection>((resolve) => void waiting.push(resolve)));
      try {
        return await connection.ask(asked);
      } finally {
        const next = waiting.shift();
        if (next) next(connection);
        else free.push(connection);
      }
    },
    close: () => all.forEach((connection) => connection.close()),
  };
}

/** Runs `work` from all clients for so many seconds. `work` answers whether it went right. */
export async function measure(
  clients: number,
  seconds: number,
  work: (client: number) => Promise<boolean>,
): Promise<Load> {
  const times: number[] = [];
  let failures = 0;
  const started = performance.now();
  const ends = started + seconds * 1000;
  const one = async (client: number): Promise<void> => {
    while (performance.now() < ends) {
      const at = performance.now();
      if (await work(client)) times.push(performance.now() - at);
      else failures += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const elapsed = (performance.now() - started) / 1000;
  return { answers: times.length, perSecond: times.length / elapsed, p50Ms: at(0.5), p95Ms: at(0.95), failures };
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
