/** There is no such record: the address is no NPI, or nobody has it. Each says which, and offers the search. */
import { LinkButton } from '../../ui/button/button.tsx';
import { Link } from '../../ui/link/link.tsx';
import { MessagePage } from '../../ui/message-page/message-page.tsx';
import { formatNpi } from '../../vocabulary/npi.ts';
import { say } from '../../vocabulary/say.ts';
import { registryPaths } from '../paths.ts';

const Ways = () => (
  <>
    <LinkButton href={registryPaths.search}>{say('Search by name or place')}</LinkButton>
    <LinkButton href="/help" kind="quiet">
      {say('Help')}
    </LinkButton>
  </>
);

export interface NotAnNpiProps {
  /** What is not right about it, and what to do. */
  readonly why: string;
  /** Providers whose NPI is nearly the same. */
  readonly near: readonly { readonly npi: string; readonly name: string }[];
}

export const NotAnNpiPage = ({ why, near }: NotAnNpiProps) => (
  <MessagePage title={say('This is not an NPI')} icon="search" tone="calm" actions={<Ways />}>
    <p>{why}</p>
    {near.length > 0 && (
      <>
        <p>{say('These differ from it by one slip of the finger:')}</p>
        <ul class="cs-plain-list">
          {near.map(({ npi, name }) => (
            <li>
              <Link href={registryPaths.record(npi)}>{formatNpi(npi)}</Link> {name}
            </li>
          ))}
        </ul>
      </>
    )}
  </MessagePage>
);

export const UnknownNpiPage = ({ npi }: { npi: string }) => (
  <MessagePage
    title={say('No provider has this NPI')}
    heading={say('No provider has the NPI {npi}', { npi: formatNpi(npi) })}
    icon="search"
    tone="calm"
    actions={<Ways />}
  >
    <p>
      {say(
        'The number is formed as it should be, but the registry does not know it. Compare it with where you have it from.',
      )}
    </p>
    <p>{say('If it was given in the last days, the file that brings it may not be here yet.')}</p>
  </MessagePage>
);
