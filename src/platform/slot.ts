/**
 * A slot: what a module on the left must ask of one on the right, which it may not import. It works with its default
 * alone; the composition root fills it once, before the first request.
 */
export interface Slot<Value> {
  readonly value: Value;
  fill(value: Value): void;
}

export function slot<Value>(byDefault: Value): Slot<Value> {
  let filled: { readonly value: Value } | null = null;
  return {
    get value() {
      return filled ? filled.value : byDefault;
    },
    fill(value) {
      filled = { value };
    },
  };
}
