/**
 * What surrounds every page: whose installation it is, who is signed in, for whom they act. The server fills it once per
 * request (see render-context.ts); a page never passes it on by hand.
 */
export interface Frame {
  /** The demonstration with invented people. */
  readonly demo: boolean;
  /** Set by the operator; until then every page says that this is not a government system. */
  readonly agencyName: string | null;
  readonly viewer: Viewer | null;
  readonly tabs: readonly Tab[];
  readonly acting: Acting | null;
  readonly links: FrameLinks;
  readonly idle: IdleLimits | null;
}

export interface Viewer {
  /** "Cleo Marsh". */
  readonly name: string;
  /** Ready to read, with time zone: "11/22/2026 09:14AM EST". */
  readonly lastLoggedOn?: string | undefined;
  /** "Firefox on Windows". */
  readonly lastDevice?: string | undefined;
  /** Where "Not you?" leads. */
  readonly notYouHref?: string | undefined;
}

export interface Tab {
  /** What a page names in `<Layout tab="…">`. */
  readonly id: string;
  readonly label: string;
  readonly href: string;
}

/** Somebody else's hat: shown as the amber bar, on every page, as long as it is worn. */
export interface Acting {
  readonly party: string;
  /** "its staff (enrollment)". */
  readonly as: string;
  readonly switchHref: string;
  readonly stopHref: string;
}

export interface FrameLinks {
  readonly home: string;
  /** The public search of the registry. */
  readonly findProvider: string;
  readonly help: string;
  readonly accessibility: string;
  readonly privacy: string;
  readonly guides: string;
  readonly signOut: string;
}

/** How long this session may still stand idle; the warning comes `warnSeconds` before the end (WCAG 2.2.1: at least 120). */
export interface IdleLimits {
  readonly idleSeconds: number;
  readonly warnSeconds: number;
  readonly extendAction: string;
  readonly signInHref: string;
}

export const plainFrame: Frame = {
  demo: true,
  agencyName: null,
  viewer: null,
  tabs: [],
  acting: null,
  links: {
    home: '/',
    findProvider: '/registry',
    help: '/help',
    accessibility: '/accessibility',
    privacy: '/privacy',
    guides: '/guides',
    signOut: '/sign-out',
  },
  idle: null,
};
