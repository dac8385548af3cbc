/**
 * Fields that narrow a list, above it: "Search" asks, "Clear" starts over. It asks with GET, so the answer has an address that
 * can be kept and nothing changes; therefore it carries no tokens. Follows USWDS 3.14 "Search".
 */
import { say } from '../../vocabulary/say.ts';
import { Button, LinkButton } from '../button/button.tsx';
import { FormContext, emptyForm, type FormState } from '../form/form-state.ts';
import { ownAddress } from '../safe-href.ts';
import type { Content } from '../element.ts';

export interface SearchFormProps {
  readonly action: string;
  readonly children: Content;
  readonly state?: FormState | undefined;
  /** Where "Clear" leads: the same list without a search. */
  readonly clearHref?: string | undefined;
  /** Named by what is searched for: "Search employers". */
  readonly submitLabel?: string | undefined;
  /** Names the search for screen readers: what is searched. */
  readonly label: string;
}

export function SearchForm({ action, children, state = emptyForm, clearHref, submitLabel, label }: SearchFormProps) {
  return (
    <search>
      <form class="cs-search" method="get" action={ownAddress(action)} aria-label={label} novalidate>
        <FormContext.Provider value={state}>
          <div class="cs-search__fields">{children}</div>
        </FormContext.Provider>
        <div class="cs-search__buttons">
          <Button icon="search">{submitLabel ?? say('Search')}</Button>
          {clearHref && (
            <LinkButton href={clearHref} kind="quiet">
              {say('Clear')}
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  );
}
