/**
 * Views of one list as links in a row ("All · Only Approved · …"), with a count where it helps. They are links because each
 * view has an address. Ours; near to USWDS 3.14 "Button group", segmented.
 */
import { Link } from '../link/link.tsx';

export interface FilterLink {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
}

export interface FiltersProps {
  /** What the row chooses between, for screen readers: "Employers to show". */
  readonly label: string;
  readonly filters: readonly FilterLink[];
}

export function Filters({ label, filters }: FiltersProps) {
  return (
    <nav class="cs-filters" aria-label={label}>
      <ul class="cs-filters__list">
        {filters.map((filter) => (
          <li class={filter.current ? 'cs-filter cs-filter--current' : 'cs-filter'}>
            <Link href={filter.href} kind="plain" current={filter.current}>
              {filter.label}
              {filter.count !== undefined && <span class="cs-filter__count"> {filter.count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
