/** The one `h1` of a page, with an optional line above (where we are) and below (what this page is for). */
import type { Content } from '../element.ts';

export interface PageHeadingProps {
  readonly children: string;
  readonly above?: string | undefined;
  readonly lede?: Content;
}

export function PageHeading({ children, above, lede }: PageHeadingProps) {
  return (
    <div class="cs-page-heading">
      {above && <p class="cs-page-heading__above">{above}</p>}
      <h1>{children}</h1>
      {lede && <p class="cs-page-heading__lede">{lede}</p>}
    </div>
  );
}
