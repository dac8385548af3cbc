/**
 * What a way out of the house answers: handed over, or not, and whether trying again can help.
 * `fault` is a short code of ours. The words of the other side are left out: they repeat addresses and may hold codes.
 * `serverAway` says that this was not about the one letter: the next would fare no better now.
 */
export type Delivery =
  | { readonly kind: 'handed-over' }
  | { readonly kind: 'try-again'; readonly fault: string; readonly serverAway: boolean }
  | { readonly kind: 'refused-for-good'; readonly fault: string };

export interface OutgoingMail {
  /** UUID of the row: the Message-ID is made of it, so that a second copy of one letter is known as such. */
  readonly id: string;
  /** The stored canonical address: exactly one recipient. */
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly createdAt: Date;
}

export interface MailTransport {
  /** `outbox` keeps letters in the table for the demo's page, so a code stays readable there until it is used. */
  readonly kind: 'smtp' | 'outbox' | 'none';
  deliver(mail: OutgoingMail): Promise<Delivery>;
  close(): Promise<void>;
}

export interface OutgoingText {
  readonly id: string;
  readonly channel: 'text' | 'voice';
  /** E.164, such as +12025550123. */
  readonly phone: string;
  readonly text: string;
}

export interface TextTransport {
  readonly kind: 'webhook' | 'outbox' | 'none';
  deliver(text: OutgoingText): Promise<Delivery>;
}

export const handedOver: Delivery = { kind: 'handed-over' };
export const tryAgain = (fault: string): Delivery => ({ kind: 'try-again', fault, serverAway: false });
export const serverAway = (fault: string): Delivery => ({ kind: 'try-again', fault, serverAway: true });
export const refusedForGood = (fault: string): Delivery => ({ kind: 'refused-for-good', fault });
