/**
 * Fields that narrow a list, above it: "Search" asks, "Clear" starts over. It asks with GET, so the answer has an address that
 * can be kept and nothing changes; therefore it carries no tokens. Follows USWDS 3.14 "Search".
 */
import { say } from '../../vocabulary/say.ts';
import { Button, LinkButton } from '../button/button.tsx';
import { Expandable } from '../expandable/expandable.tsx';
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

export interface MoreFieldsProps {
  readonly summary: string;
  /** Open where somebody begins or must mend something; closed where results wait below. */
  readonly open: boolean;
  readonly children: Content;
}

/** Fields that most searches do without. Closed, they are still sent. */
export const MoreFields = ({ summary, open, children }: MoreFieldsProps) => (
  <div class="cs-search__wide">
    <Expandable summary={summary} open={open}>
      <div class="cs-search__fields">{children}</div>
    </Expandable>
  </div>
);

/** A field that takes the whole width: the one that says most. */
export const WideField = ({ children }: { children: Content }) => <div class="cs-search__wide">{children}</div>;

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
