/**
 * The states of a letter as data. The store names none of its own: each change takes the states that it may start
 * from out of this machine, so the picture in the documents is what the statements do.
 */
import type { StateMachine } from '../../vocabulary/state-machine.ts';

export type LetterState = 'queued' | 'sending' | 'sent' | 'dead';
type LetterActor = 'sender' | 'operator';
type LetterChange = 'take' | 'hand over' | 'put back' | 'give up' | 'revive';

export const LETTER_STATES: StateMachine<LetterState, LetterActor> = {
  name: 'letter',
  states: ['queued', 'sending', 'sent', 'dead'],
  initial: 'queued',
  transitions: [
    // A text that a courier carries is written and taken in one.
    { name: 'take', from: 'queued', to: 'sending', by: ['sender'] },
    // Taken twice: the process that had it is gone, and nobody knows whether the letter left.
    { name: 'take', from: 'sending', to: 'sending', by: ['sender'] },
    { name: 'hand over', from: 'sending', to: 'sent', by: ['sender'] },
    { name: 'put back', from: 'sending', to: 'queued', by: ['sender'] },
    { name: 'give up', from: 'queued', to: 'dead', by: ['sender'] },
    { name: 'give up', from: 'sending', to: 'dead', by: ['sender'] },
    { name: 'revive', from: 'dead', to: 'queued', by: ['operator'] },
  ],
};

/** The states that a change of this name may start from. */
export const letterStatesBefore = (change: LetterChange): LetterState[] =>
  LETTER_STATES.transitions.filter(({ name }) => name === change).map(({ from }) => from);
