/**
 * A state machine as data, in the one shape from which docs/generated/states.md is drawn.
 * A transition says who may make it; whether this person may, now, is for a rule. A pair that is not listed never happens.
 */
export interface Transition<State extends string, By extends string> {
  /** Verb by which the change is known in audit and tests: "approve". */
  readonly name: string;
  readonly from: State;
  readonly to: State;
  readonly by: readonly By[];
}

export interface StateMachine<State extends string, By extends string> {
  /** The thing whose states these are: "role request". */
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: State;
  readonly transitions: readonly Transition<State, By>[];
}

/** The transition of that name out of the state, or null where the machine has none. */
export function transitionFrom<State extends string, By extends string>(
  machine: StateMachine<State, By>,
  from: State,
  name: string,
): Transition<State, By> | null {
  return machine.transitions.find((transition) => transition.from === from && transition.name === name) ?? null;
}

/** States that nothing leaves. */
export const finalStates = <State extends string, By extends string>(
  machine: StateMachine<State, By>,
): readonly State[] =>
  machine.states.filter((state) => !machine.transitions.some((transition) => transition.from === state));
