/**
 * Traffic limit: a token bucket per client in memory, per node. It keeps one client from using up the others' share;
 * it does not guard secrets (that is guesses.ts, which is durable and counts on all nodes together).
 */
export interface Bucket {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Taken {
  /** Before the next request is taken; 0 when this one is. */
  readonly waitSeconds: number;
  /** Requests that would be taken at once now. */
  readonly left: number;
  readonly fullInSeconds: number;
}

/** Clients remembered at most; the oldest are forgotten, which only ever helps a client. */
const clientsAtMost = 50_000;

export function trafficLimit({ perSecond, burst }: Bucket, clock: () => number = () => performance.now()) {
  const clients = new Map<string, { tokens: number; at: number }>();
  return function take(client: string): Taken {
    const now = clock();
    const known = clients.get(client);
    const tokens = known ? Math.min(burst, known.tokens + ((now - known.at) / 1000) * perSecond) : burst;
    if (!known && clients.size >= clientsAtMost) clients.delete(clients.keys().next().value ?? '');
    const left = tokens >= 1 ? tokens - 1 : tokens;
    clients.set(client, { tokens: left, at: now });
    return {
      waitSeconds: tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perSecond),
      left: Math.floor(left),
      fullInSeconds: Math.ceil((burst - left) / perSecond),
    };
  };
}
