/**
 * Two columns, below each other on a phone: on a decision page the evidence left and the decision right. The main one is read
 * first. Follows USWDS 3.14 "Layout grid".
 */
import type { Content } from '../element.ts';

export function Columns({ main, side }: { main: Content; side: Content }) {
  return (
    <div class="cs-columns">
      <div class="cs-columns__main">{main}</div>
      <div class="cs-columns__side">{side}</div>
    </div>
  );
}
