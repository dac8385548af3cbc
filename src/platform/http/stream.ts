/**
 * An answer that is made while it is sent: its next part is asked for when the client has taken the last one, so a slow client
 * costs neither memory nor a connection of the database.
 */
import { Refuse } from './problem.ts';
import type { Visit } from './visit.ts';

/** A client that takes nothing for so long is cut off. */
const stalledAfterMilliseconds = 60_000;
/** Answers that are streamed at once, by all clients together: each holds some hundred rows and a compressor. */
const streamsAtMost = 64;
let streams = 0;

/** `parts` ends early when the client goes away. Refused when too many are sent at the same time. */
export function streamOf(visit: Visit, parts: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (streams >= streamsAtMost) throw new Refuse('busy', 5);
  const iterator = parts[Symbol.asyncIterator]();
  let stalled: NodeJS.Timeout | undefined;
  let isOpen = true;
  streams += 1;
  const end = (): void => {
    clearTimeout(stalled);
    if (isOpen) streams -= 1;
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
