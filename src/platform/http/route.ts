/**
 * The grammar of routes. A route says who may use it (`needs`) and which class of personal data it shows; without
 * them it doesn't compile. `countersign routes` and the permission matrix are made from these same values.
 */
import type { ApiFacts } from './api-facts.ts';
import type { Filled, Form } from './form.ts';
import type { Visit } from './visit.ts';

/** How far a visitor must have come. `anyone` is before the terms; a `half-session` opens nothing but its own steps. */
export type Level = 'anyone' | 'terms' | 'registering' | 'half-session' | 'signed-in';

/** A condition of a module, on top of being signed in: what it asks (for the documents), and its answer. */
export interface Guard {
  readonly says: string;
  /** Null lets the visit through; a response is the page that explains the refusal. */
  readonly refuse: (visit: Visit) => Promise<Response | null>;
}

export type Needs = Level | Guard;

/** Whose personal data an answer may show; `countersign routes` prints it. */
export type PersonalData = 'none' | 'own' | 'others';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly needs: Needs;
  readonly personalData: PersonalData;
  /** `exempt`: sign-in and code posts, whose repetition is counted instead. */
  readonly idempotency: 'token' | 'exempt';
  /** Only in the demo: anywhere else the route doesn't exist. */
  readonly demoOnly: boolean;
  /** Asked for by a script on its own (polling, autosave): never extends a session. */
  readonly inBackground: boolean;
  /** What a post brings; null for a page that is only asked for. */
  readonly form: Form | null;
  /** Asked for by anybody's programs: it has no session and no cookies, and every refusal is JSON (api-door.ts). */
  readonly forPrograms: boolean;
  /** What programs are told of it in our own document; null for pages, and for what is described elsewhere. */
  readonly api: ApiFacts | null;
  readonly answer: (visit: Visit) => Promise<Response> | Response;
}

interface Common {
  readonly needs: Needs;
  readonly personalData: PersonalData;
  readonly demoOnly?: boolean;
  readonly inBackground?: boolean;
  readonly forPrograms?: boolean;
}

interface Get extends Common {
  readonly answer: (visit: Visit) => Promise<Response> | Response;
}

interface Post<Command> extends Common {
  readonly form: Form<Command>;
  readonly idempotency?: 'exempt';
  /** The page again, with what was typed and what is wrong with it; answered with status 422. */
  readonly again: (visit: Visit, filled: Filled) => Promise<Response> | Response;
  readonly answer: (visit: Visit, command: Command, filled: Filled) => Promise<Response> | Response;
}

export const get = (path: string, { answer, ...common }: Get): Route => ({
  method: 'GET',
  path,
  idempotency: 'exempt',
  demoOnly: false,
  inBackground: false,
  form: null,
  forPrograms: false,
  api: null,
  ...common,
  answer,
});

export const post = <Command>(path: string, { form, again, answer, idempotency, ...common }: Post<Command>): Route => ({
  method: 'POST',
  path,
  idempotency: idempotency ?? 'token',
  demoOnly: false,
  inBackground: false,
  form,
  forPrograms: false,
  api: null,
  ...common,
  answer: (visit) => visit.read(form, { again, answer }),
});
