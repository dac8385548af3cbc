/**
 * The wordmark: two short strokes that meet, like two check marks (the two signatures that give the product its name).
 */
import { constant } from '../constant.ts';

export const Mark = constant(() => (
  <span class="cs-mark">
    <svg
      class="cs-mark__sign"
      viewBox="0 0 34 28"
      width="34"
      height="28"
      fill="none"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="M3 15.5l6.5 7L19 6"
        stroke="currentColor"
        stroke-width="4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <path
        class="cs-mark__second"
        d="M15.5 20l2.6 2.5L31 6"
        stroke="currentColor"
        stroke-width="4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
    <span class="cs-mark__word">Countersign</span>
  </span>
));
