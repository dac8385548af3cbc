/**
 * A form that comes too late: the session ended, the tab was open over night, keys were changed. Nothing is done, and nothing
 * that was typed is lost: the page that says so carries it, to be sent again with one press. Passwords, codes and numbers
 * like the SSN are never carried; the form asks for them again. Only a post that certainly came from a page of ours gets
 * this: another site must not have its values held ready for a press.
 */
import type { Form, Values } from './form.ts';
import type { CoreVisit } from './open-visit.ts';
import type { Page } from './visit.ts';

export interface LateForm {
  readonly requestId: string;
  readonly action: string;
  readonly values: Values;
  /** Something was typed that is not carried. */
  readonly asksAgain: boolean;
  /** What has to be done first, in another tab. */
  readonly first: { readonly what: 'terms' | 'sign-in'; readonly href: string } | null;
}

export type LatePage = (late: LateForm) => Page;

/** Null where there is nothing to keep, or nobody of ours to keep it for. */
export async function keepForm(
  visit: CoreVisit,
  form: Form | null,
  first: LateForm['first'],
  page: LatePage,
): Promise<Response | null> {
  const { headers } = visit.request;
  const isOurs = headers.get('sec-fetch-site') === 'same-origin' || headers.get('origin') !== null;
  if (!form || !isOurs || visit.wantsJson) return null;
  const values = keptOf(form, visit.body);
  const asksAgain = uncarried(form).length > 0;
  // A form that was only its button is pressed again on its own page.
  if ((asksAgain || first) && Object.values(values).every((value) => value.length === 0)) return null;
  const action = visit.path.split('?', 1)[0] ?? '/';
  return visit.show(page({ requestId: visit.requestId, action, values, asksAgain, first }), 403);
}

const uncarried = ({ secret, covered }: Form): readonly string[] => [...secret, ...covered];

/** The fields of the form as they were typed, without what is never carried; fields of anybody else are dropped. */
function keptOf(form: Form, body: URLSearchParams): Values {
  const names = Object.keys(form.schema.shape).filter((name) => body.has(name) && !uncarried(form).includes(name));
  const entries = names.map((name) => [name, body.getAll(name).filter((text) => !text.includes('\0'))] as const);
  return Object.fromEntries(entries.map(([name, all]) => [name, all.length > 1 ? all : (all[0] ?? '')]));
}
