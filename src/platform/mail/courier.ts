/**
 * Hands a text over in the process that wrote it, right after the commit: somebody waits for it at a screen. The job that is
 * stored with it comes later, and has nothing to do unless this process died or the text could not be handed over.
 */
import type { Logger } from 'pino';
import type { Ctx } from '../context.ts';
import type { Courier, ReadyText } from './ready-text.ts';
import { carryText, type LetterSender } from './send-letter.ts';

const AT_ONCE = 64;

interface CourierParts {
  readonly sender: LetterSender;
  /** As the worker has it. */
  readonly context: (work: { readonly name: string; readonly requestId: string }) => Promise<Ctx>;
  readonly log: Logger;
}

export function openCourier({ sender, context, log }: CourierParts): Courier & { stop(): Promise<void> } {
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  const work = async (text: ReadyText): Promise<void> => {
    const requestId = `letter-${text.letter.letter_id}`;
    try {
      await carryText(await context({ name: 'mail.carry-text', requestId }), text, sender);
    } catch (error) {
      log.error({ requestId, err: error }, 'a text could not be carried; its job comes later');
    }
  };
  return {
    hasRoom: () => !stopped && underWay.size < AT_ONCE,
    carry(text) {
      const carried = work(text).finally(() => underWay.delete(carried));
      underWay.add(carried);
    },
    async stop() {
      stopped = true;
      await Promise.all(underWay);
    },
  };
}
