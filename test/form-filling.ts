/**
 * Fills a form the way a person with a browser can: a field that isn't there, an option that isn't offered or a value
 * that is hidden cannot be given. Tests that send what no browser would send use `client.post`.
 */
import type { HtmlElement } from 'html-validate';
import { attributeOf, elementsIn, textOf } from './html.ts';

/** Text for a field; true or false for a single tick; a list for several ticks of one name. */
export type FieldValue = string | boolean | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface Control {
  readonly element: HtmlElement;
  readonly name: string;
  readonly kind: string;
}

type Pair = readonly [name: string, value: string];

const isTick = ({ kind }: Control): boolean => kind === 'checkbox' || kind === 'radio';

/** Controls in the order of the page, also those outside that name the form with `form=`. */
export function controlsOf(document: HtmlElement, form: HtmlElement): readonly Control[] {
  const id = attributeOf(form, 'id');
  const all = elementsIn(document).filter(({ tagName }) => /^(input|select|textarea|button)$/.test(tagName));
  return all
    .filter((element) => {
      const named = attributeOf(element, 'form');
      return named === null ? element.closest('form')?.isSameNode(form) : named === id;
    })
    .map((element) => ({ element, name: attributeOf(element, 'name') ?? '', kind: kindOf(element) }));
}

function kindOf(element: HtmlElement): string {
  if (element.tagName === 'input') return attributeOf(element, 'type') ?? 'text';
  if (element.tagName === 'button') return attributeOf(element, 'type') ?? 'submit';
  return element.tagName;
}

/** What the browser would post for these values: every successful control, in the order of the page. */
export function fillForm(controls: readonly Control[], values: FieldValues, pressed: Control | null): URLSearchParams {
  const names = new Set(controls.filter(({ kind }) => !/^(hidden|submit|button)$/.test(kind)).map(({ name }) => name));
  for (const name of Object.keys(values))
    if (!names.has(name)) throw new Error(`The form has no field ${name} to fill; it has: ${[...names].join(', ')}`);
  for (const [name, value] of Object.entries(values)) refuseUnoffered(controls, name, value);
  const pairs = controls.flatMap((control) => pairsOf(control, values[control.name], pressed));
  return new URLSearchParams(pairs.map(([name, value]) => [name, value]));
}

function pairsOf(control: Control, given: FieldValue | undefined, pressed: Control | null): readonly Pair[] {
  const { element, name, kind } = control;
  if (name === '' || element.hasAttribute('disabled')) return [];
  if (kind === 'submit') return control === pressed ? [[name, attributeOf(element, 'value') ?? '']] : [];
  if (kind === 'button' || kind === 'reset') return [];
  if (isTick(control)) return isTicked(control, given) ? [[name, attributeOf(element, 'value') ?? 'on']] : [];
  if (kind === 'select') return selectedOf(element, given).map((value) => [name, value]);
  return [[name, typeof given === 'string' ? given : standingValue(control)]];
}

function isTicked({ element, kind }: Control, given: FieldValue | undefined): boolean {
  if (given === undefined) return element.hasAttribute('checked');
  if (typeof given === 'boolean') return given;
  const value = attributeOf(element, 'value') ?? 'on';
  return typeof given === 'string' ? given === value && kind === 'radio' : given.includes(value);
}

const optionValue = (option: HtmlElement): string => attributeOf(option, 'value') ?? textOf(option);

function selectedOf(select: HtmlElement, given: FieldValue | undefined): readonly string[] {
  if (typeof given === 'string') return [given];
  if (Array.isArray(given)) return given;
  const options = select.querySelectorAll('option');
  const chosen = options.filter((option) => option.hasAttribute('selected'));
  const standing = chosen.length > 0 || select.hasAttribute('multiple') ? chosen : options.slice(0, 1);
  return standing.map(optionValue);
}

/** What stands in the control before anyone types. */
export function standingValue({ element, kind }: Control): string {
  if (kind === 'textarea') return textOf(element);
  if (kind === 'select') return selectedOf(element, undefined).join(',');
  return attributeOf(element, 'value') ?? '';
}

function refuseUnoffered(controls: readonly Control[], name: string, value: FieldValue): void {
  const own = controls.filter((control) => control.name === name);
  if (own.some(({ element }) => element.hasAttribute('disabled') || element.hasAttribute('readonly')))
    throw new Error(`The field ${name} cannot be changed on this page`);
  const offered = own.flatMap((control) => {
    if (control.kind === 'select') return control.element.querySelectorAll('option').map(optionValue);
    return isTick(control) ? [attributeOf(control.element, 'value') ?? 'on'] : [];
  });
  if (offered.length === 0 || typeof value === 'boolean') return;
  for (const wanted of typeof value === 'string' ? [value] : value)
    if (!offered.includes(wanted))
      throw new Error(`${name} does not offer ${wanted}; it offers: ${offered.join(', ')}`);
}
