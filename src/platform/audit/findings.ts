/**
 * What verify can find, each with its place and its sentence. `sequence` is the number of the event, or the first of
 * those up to `through`; an event that has no number is named by its id.
 */
import { say } from '../../vocabulary/say.ts';

export type FindingKind =
  | 'event-edited'
  | 'event-rehashed'
  | 'event-foreign'
  | 'event-missing'
  | 'event-unlisted'
  | 'waiting-missing'
  | 'waiting-numbered'
  | 'sequence-gap'
  | 'sequence-disorder'
  | 'sequence-reordered'
  | 'sequence-moved'
  | 'sequence-unbatched'
  | 'batch-gap'
  | 'batch-disorder'
  | 'batch-range'
  | 'batch-link'
  | 'batch-root'
  | 'signature-broken'
  | 'key-unknown'
  | 'checkpoint-differs'
  | 'checkpoint-forged'
  | 'tail-missing'
  | 'guard-off';

export interface Finding {
  readonly kind: FindingKind;
  readonly batch?: number;
  readonly sequence?: number;
  readonly through?: number;
  readonly eventId?: string;
  /** The trigger or key that the finding is about. */
  readonly name?: string;
}

/** As many as anybody reads; the rest is counted. */
export const findingsAtMost = 1000;

export interface FindingList {
  add(finding: Finding): void;
  readonly kept: readonly Finding[];
  total(): number;
}

export function findingList(): FindingList {
  const kept: Finding[] = [];
  let total = 0;
  return {
    add(finding) {
      total += 1;
      if (kept.length < findingsAtMost) kept.push(finding);
    },
    kept,
    total: () => total,
  };
}

type Place = Readonly<Record<'batch' | 'sequence' | 'through' | 'event' | 'eventId' | 'name', string | number>>;

const sentences: Readonly<Record<FindingKind, (at: Place) => string>> = {
  'event-edited': (at) => say('Event {event} was edited: its hash does not fit.', at),
  'event-rehashed': (at) => say('Event {event} was edited together with its hash after it was sealed.', at),
  'event-foreign': (at) => say('Event {event} was not written by the application: its mark does not fit.', at),
  'event-missing': (at) => say('Event {event} is gone.', at),
  'event-unlisted': (at) => say('Event {eventId} has no number and does not wait for one.', at),
  'waiting-missing': (at) => say('Event {eventId} waits for a number and is gone.', at),
  'waiting-numbered': (at) => say('Event {eventId} waits for a number and has one already.', at),
  'sequence-gap': (at) => say('Numbers {sequence} to {through} are missing.', at),
  'sequence-disorder': (at) => say('Number {sequence} is there more than once.', at),
  'sequence-reordered': (at) => say('Event {event} stands in another place than where it was sealed.', at),
  'sequence-moved': (at) => say('Number {sequence} names another batch than {batch}, which sealed it.', at),
  'sequence-unbatched': (at) => say('Numbers {sequence} to {through} belong to no batch.', at),
  'batch-gap': (at) => say('Batches before {batch} are missing.', at),
  'batch-disorder': (at) => say('Batch {batch} is there more than once.', at),
  'batch-range': (at) => say('Batch {batch} does not begin where the one before it ends (number {sequence}).', at),
  'batch-link': (at) => say('Batch {batch} does not follow from the one before it.', at),
  'batch-root': (at) => say('Batch {batch} (numbers {sequence} to {through}) is not what was sealed.', at),
  'signature-broken': (at) => say('The signature of batch {batch} does not fit.', at),
  'key-unknown': (at) => say('Nobody knows the key {name} (batch {batch}, number {sequence}).', at),
  'checkpoint-differs': (at) =>
    say(
      'Batch {batch} differs from its checkpoint: it was rewritten, or the tables are an older copy that went on.',
      at,
    ),
  'checkpoint-forged': (at) => say('A checkpoint of batch {batch} is not signed by a key of ours.', at),
  'tail-missing': (at) =>
    say('Numbers {sequence} to {through} are missing at the end: the tables were cut or are an older copy.', at),
  'guard-off': (at) => say('The trigger {name} that protects the audit tables is missing or off.', at),
};

/** One line for the operator. */
export function findingSentence(finding: Finding): string {
  const { kind, batch = 0, sequence = 0, through = sequence, eventId = '', name = '' } = finding;
  const event = sequence > 0 ? `${sequence} (${eventId})` : eventId;
  return sentences[kind]({ batch, sequence, through, event, eventId, name });
}
