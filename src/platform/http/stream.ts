/**
 * An answer that is made while it is sent: its next part is asked for when the client has taken the last one, so a slow client
 * costs neither memory nor a connection of the database.
 */
import { Refuse } from './problem.ts';
import type { Visit } from './visit.ts';

/** A client that takes nothing for so long is cut off. */
const stalledAfterMilliseconds = 60_000;
/** Answers that are streamed at once: each holds some hundred rows and a compressor, and keeps the database busy. */
const streamsAtMost = 16;
/** Of one client: nobody takes all of them. */
const streamsOfClientAtMost = 4;
const streams = new Map<string, number>();

function begin(client: string): () => void {
  const own = streams.get(client) ?? 0;
  const all = [...streams.values()].reduce((sum, count) => sum + count, 0);
  if (own >= streamsOfClientAtMost) throw new Refuse('too-many', 5);
  if (all >= streamsAtMost) throw new Refuse('busy', 5);
  streams.set(client, own + 1);
  return () => {
    const left = (streams.get(client) ?? 0) - 1;
    if (left > 0) streams.set(client, left);
    else streams.delete(client);
  };
}

/** `parts` ends early when the client goes away. Refused when too many are sent at the same time. */
export function streamOf(visit: Visit, parts: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const release = begin(visit.client.address);
  const iterator = parts[Symbol.asyncIterator]();
  let stalled: NodeJS.Timeout | undefined;
  let isOpen = true;
  const end = (): void => {
    clearTimeout(stalled);
    if (isOpen) release();
    isOpen = false;
  };
  return new ReadableStream(
    {
      async pull(controller) {
        clearTimeout(stalled);
        try {
          const { done, value } = await iterator.next();
          if (!isOpen) return;
          if (done === true) {
            end();
            controller.close();
            return;
          }
          controller.enqueue(Buffer.from(value, 'utf8'));
        } catch (error) {
          end();
          visit.brokeOff(error);
          throw error;
        }
        stalled = setTimeout(() => {
          end();
          void iterator.return?.();
          controller.error(new Error('The client takes nothing any more.'));
        }, stalledAfterMilliseconds).unref();
      },
      async cancel() {
        end();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
