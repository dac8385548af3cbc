/** A small load generator: so many clients, each asking again as soon as it was answered, on connections kept open. */
import { Agent, request } from 'node:http';

export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

export interface Load {
  readonly answers: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly failures: number;
}

export function connect(port: number, clients: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const ask = ({ method = 'GET', path, headers, body }: Asked): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts).toString() }),
        );
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  return { ask, close: () => agent.destroy() };
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
