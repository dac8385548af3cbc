/**
 * Every sentence that a person reads passes through `say()`, with the English sentence as its key.
 * Give it a literal: the catalogue (docs/generated/messages.md) is read from the source.
 */
export type Locale = 'en';
export type Catalogue = Readonly<Record<string, string>>;

const catalogues: Record<string, Catalogue> = {};
let current: Locale = 'en';

/** Sets the locale for one synchronous rendering; rendering never awaits, so this cannot leak to another request. */
export function inLocale<Result>(locale: Locale, render: () => Result): Result {
  const before = current;
  current = locale;
  try {
    return render();
  } finally {
    current = before;
  }
}

/** For what is kept per language. */
export const currentLocale = (): Locale => current;

/** `say('Signed in at {time}.', { time })`: the sentence in the reader's language, with `{names}` filled in. */
export function say(sentence: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = catalogues[current]?.[sentence] ?? sentence;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}
