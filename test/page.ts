/**
 * One answer, read the way a person without script reads it: title, heading, text, links, errors beside their fields.
 * What it holds is what the server sent; nothing here ran a script.
 */
import type { HtmlElement } from 'html-validate';
import { attributeOf, parseHtml, textOf } from './html.ts';
import { controlsOf, standingValue, type Control } from './form-filling.ts';

export interface Page {
  /** Path and query of the address that the browser would show. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly document: HtmlElement;
  readonly title: string;
  readonly heading: string;
  /** Everything that is written on the page. */
  readonly text: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
  /** Field name → the sentence beside it; the sentence of the form as a whole is under `form`. */
  readonly errors: Readonly<Record<string, string>>;
  /** Field name → value that stands in it; ticked values of one name are joined by commas. */
  readonly fields: Readonly<Record<string, string>>;
  readonly buttons: readonly string[];
  /** Paths that were passed on the way, oldest first. */
  readonly redirects: readonly string[];
}

/** Read only as far as a test looks: most pages are passed on the way to another, and reading one costs milliseconds. */
export async function readPage(response: Response, path: string, redirects: readonly string[]): Promise<Page> {
  const body = await response.text();
  const document = once(() => parseHtml(isHtml(response) ? body : '<!doctype html><html lang="en"></html>'));
  const text = once(() => (isHtml(response) ? textOf(document().querySelector('body')) : body));
  const links = once(() => document().querySelectorAll('a').map(linkOf));
  const errors = once(() => errorsOf(document()));
  const fields = once(() => fieldsOf(document()));
  return {
    path,
    status: response.status,
    headers: response.headers,
    body,
    redirects,
    get document() {
      return document();
    },
    get title() {
      return textOf(document().querySelector('title'));
    },
    get heading() {
      return textOf(document().querySelector('h1'));
    },
    get text() {
      return text();
    },
    get links() {
      return links();
    },
    get errors() {
      return errors();
    },
    get fields() {
      return fields();
    },
    get buttons() {
      return document()
        .querySelectorAll('button')
        .map((button) => textOf(button));
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

const linkOf = (link: HtmlElement): Page['links'][number] => ({
  text: textOf(link),
  href: attributeOf(link, 'href') ?? '',
});

export const isHtml = (response: Response): boolean =>
  (response.headers.get('content-type') ?? '').startsWith('text/html');

export const formsOf = (document: HtmlElement): readonly HtmlElement[] => document.querySelectorAll('form');

function fieldsOf(document: HtmlElement): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const control of formsOf(document).flatMap((form) => controlsOf(document, form))) {
    if (control.name === '' || /^(hidden|submit|button)$/.test(control.kind)) continue;
    const value = standingOf(control);
    const before = fields[control.name];
    fields[control.name] = before ? [before, value].filter(Boolean).join(',') : value;
  }
  return fields;
}

function standingOf(control: Control): string {
  if (control.kind !== 'checkbox' && control.kind !== 'radio') return standingValue(control);
  return control.element.hasAttribute('checked') ? (attributeOf(control.element, 'value') ?? 'on') : '';
}

/** A message belongs to whatever names it in aria-describedby; for a group that is its fieldset. */
function errorsOf(document: HtmlElement): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const message of document.querySelectorAll('.usa-error-message')) {
    const id = attributeOf(message, 'id');
    const described = document
      .querySelectorAll('[aria-describedby]')
      .find((element) => id !== null && (attributeOf(element, 'aria-describedby') ?? '').split(' ').includes(id));
    const control = described?.is('fieldset') ? described.querySelector('[name]') : described;
    errors[(control && attributeOf(control, 'name')) || 'form'] = withoutWord(textOf(message));
  }
  const onTop = document.querySelectorAll('[role="alert"] li').filter((item) => item.querySelector('a') === null);
  if (onTop[0]) errors['form'] ??= textOf(onTop[0]);
  return errors;
}

/** The word "Error" is there for those who do not see the colour; it is no part of the sentence. */
const withoutWord = (message: string): string => message.replace(/^Error: /, '');
