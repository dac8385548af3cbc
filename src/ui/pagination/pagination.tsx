/**
 * Where we are in a long list ("Showing 1–25 of 312") and the ways to the other pages. With one page only the count is shown.
 * Follows USWDS 3.14 "Pagination".
 */
import { say } from '../../vocabulary/say.ts';
import { Icon } from '../icon/icon.tsx';
import { safeHref } from '../safe-href.ts';
import type { Content } from '../element.ts';

export interface PaginationProps {
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  hrefOf(page: number): string;
  /** What is paged through, for screen readers: "Employers". */
  readonly label: string;
}

export function Pagination({ page, pageSize, total, hrefOf, label }: PaginationProps) {
  if (total === 0) return null;
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(total, page * pageSize);
  return (
    <div class="cs-paging">
      <p class="cs-paging__count">
        {say('Showing {from}–{to} of {total}', { from, to, total: total.toLocaleString('en-US') })}
      </p>
      {pages > 1 && (
        <nav class="usa-pagination" aria-label={say('Pages of {list}', { list: label })}>
          <ul class="usa-pagination__list cs-paging__list">
            {page > 1 && <Step href={hrefOf(page - 1)} icon="back" label={say('Previous')} />}
            {pagesToShow(page, pages).map((number) =>
              number === null ? <Gap /> : <Page number={number} href={hrefOf(number)} current={number === page} />,
            )}
            {page < pages && <Step href={hrefOf(page + 1)} icon="onward" label={say('Next')} />}
          </ul>
        </nav>
      )}
    </div>
  );
}

function Page({ number, href, current }: { number: number; href: string; current: boolean }) {
  return (
    <Item>
      <a
        class={
          current ? 'usa-pagination__button usa-current cs-paging__page' : 'usa-pagination__button cs-paging__page'
        }
        href={safeHref(href) ?? undefined}
        aria-label={say('Page {number}', { number })}
        aria-current={current ? 'page' : undefined}
      >
        {number}
      </a>
    </Item>
  );
}

function Step({ href, icon, label }: { href: string; icon: 'back' | 'onward'; label: string }) {
  return (
    <Item>
      <a class="usa-pagination__link cs-paging__step" href={safeHref(href) ?? undefined}>
        {icon === 'back' && <Icon name="back" size="small" />}
        {label}
        {icon === 'onward' && <Icon name="onward" size="small" />}
      </a>
    </Item>
  );
}

function Gap() {
  return <Item>…</Item>;
}

function Item({ children }: { children: Content }) {
  return <li class="cs-paging__item">{children}</li>;
}

/** The first, the last and the neighbours of the current page; null stands for those left out. */
export function pagesToShow(page: number, pages: number): readonly (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers = [...new Set(near)].sort((a, b) => a - b);
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1] ?? number - 1;
    if (number - before === 2) return [number - 1, number];
    return number - before > 2 ? [null, number] : [number];
  });
}
