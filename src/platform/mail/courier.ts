/**
 * Hands a text over in the process that wrote it, right after the commit: somebody waits for it at a screen. The job that is
 * stored with it comes later, and has nothing to do unless this process died or the text could not be handed over.
 */
import type { Logger } from 'pino';
import { atMost } from '../at-most.ts';
import type { Ctx } from '../context.ts';
import { makeJobKnown } from '../jobs/add-job.ts';
import { sendLetter } from './post-letter.ts';
import type { Courier, ReadyText } from './ready-text.ts';
import { carryText, type LetterSender } from './send-letter.ts';

const AT_ONCE = 64;
const DRAIN_LIMIT_MS = 15_000;

interface CourierParts {
  readonly sender: LetterSender;
  /** As the worker has it. */
  readonly context: (work: { readonly name: string; readonly requestId: string }) => Promise<Ctx>;
  readonly log: Logger;
}

export function openCourier({ sender, context, log }: CourierParts): Courier & { stop(): Promise<void> } {
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  let known = false;
  const begin = async (): Promise<void> => {
    try {
      await makeJobKnown(await context({ name: 'mail.carry-text', requestId: 'courier' }), sendLetter);
      known = true;
    } catch (error) {
      log.error({ err: error }, 'texts are not carried: each waits for its job');
    }
  };
  void begin();
  const work = async (text: ReadyText): Promise<void> => {
    const requestId = `letter-${text.letter.letter_id}`;
    try {
      await carryText(await context({ name: 'mail.carry-text', requestId }), text, sender);
    } catch (error) {
      log.error({ requestId, err: error }, 'a text could not be carried; its job comes later');
    }
  };
  return {
    hasRoom: () => known && !stopped && underWay.size < AT_ONCE,
    carry(text) {
      const carried = work(text).finally(() => underWay.delete(carried));
      underWay.add(carried);
    },
    async stop() {
      stopped = true;
      await atMost(DRAIN_LIMIT_MS, Promise.all(underWay));
    },
  };
}
