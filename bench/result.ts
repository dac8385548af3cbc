/** One figure of a benchmark, with the limit or peer it is held against. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In words; empty when there is none. */
  readonly goal: string;
  readonly holds: boolean;
}
