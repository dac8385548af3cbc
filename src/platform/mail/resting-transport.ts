/**
 * Spares a server that is away, and us: after a try that could not reach it, the next ones fail at once for a while
 * that grows from 1 s to 30 s, so that ten thousand waiting letters do not queue for ten thousand time limits.
 * An answer about one letter (a recipient that is busy) makes nobody rest. Runs on real time: it is about the network.
 */
import { tryAgain, type Delivery } from './delivery.ts';

const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

interface Delivers<Outgoing> {
  deliver(outgoing: Outgoing): Promise<Delivery>;
}

export function resting<Outgoing, Transport extends Delivers<Outgoing>>(
  transport: Transport & Delivers<Outgoing>,
  monotonicMs: () => number = () => performance.now(),
): Transport {
  let restMs = 0;
  let restsUntil = 0;
  return {
    ...transport,
    deliver: async (outgoing: Outgoing) => {
      if (monotonicMs() < restsUntil) return tryAgain('server-away');
      // Until this try has an answer, the others rest: one probe is enough.
      if (restMs > 0) restsUntil = monotonicMs() + restMs;
      const delivery = await transport.deliver(outgoing);
      const away = delivery.kind === 'try-again' && delivery.serverAway === true;
      restMs = away ? Math.min(Math.max(restMs * 2, FIRST_REST_MS), LONGEST_REST_MS) : 0;
      restsUntil = away ? monotonicMs() + restMs : 0;
      return delivery;
    },
  };
}
