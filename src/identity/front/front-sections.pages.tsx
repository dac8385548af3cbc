/** What stands below the door: the systems behind it, help without lending a password, what every user promises, guides. */
import { Card, CardGrid } from '../../ui/card/card.tsx';
import { constant } from '../../ui/constant.ts';
import { Columns } from '../../ui/columns/columns.tsx';
import { Link } from '../../ui/link/link.tsx';
import { Powers } from '../../ui/powers/powers.tsx';
import { say } from '../../vocabulary/say.ts';
import { identityPaths } from '../paths.ts';
import type { FrontLinks } from './front-door.pages.tsx';

type LinkTo<Name extends keyof FrontLinks> = Readonly<Pick<FrontLinks, Name>>;

export const Systems = constant(({ enrollment, registry }: LinkTo<'enrollment' | 'registry'>) => (
  <section class="cs-band">
    <h2>{say('One account to access multiple systems')}</h2>
    <CardGrid>
      <Card heading={say('Enrollment (PECOS)')} level={3}>
        <p>{say('Apply to be enrolled, keep the enrollment current, sign and send what is asked for.')}</p>
        {enrollment && (
          <p>
            <Link href={enrollment} kind="onward">
              {say('Go to enrollment')}
            </Link>
          </p>
        )}
      </Card>
      <Card heading={say('NPI registry (NPPES)')} level={3}>
        <p>
          {say('Look up everybody who has a National Provider Identifier (NPI), and what changed in their records.')}
        </p>
        {registry && (
          <p>
            <Link href={registry} kind="onward">
              {say('Find a provider in the registry')}
            </Link>
          </p>
        )}
      </Card>
      <Card heading={say('Multi-Factor Authentication (MFA)')} level={3}>
        <p>
          {say(
            'A password alone can be guessed or lent. A second proof, such as a code to your phone, shows that it is you.',
          )}
        </p>
      </Card>
    </CardGrid>
  </section>
));

/** A firm of the cast: invented, as all examples are. */
const exampleFirm = 'Evergreen Billing LLC';

/** The one thing that this product exists for: doing it right must be easier than lending a password. */
export const Helping = constant(() => (
  <section class="cs-band" id="helping">
    <Columns
      main={
        <div class="cs-stack">
          <h2>{say('Someone helping you? Give them their own access')}</h2>
          <p>
            {say(
              'A billing firm, a credentialing service, a colleague: they ask, and you approve in a minute, on your phone. They work under their own name and never learn your password.',
            )}
          </p>
          <ul class="cs-bullets">
            <li>{say('You choose what they may do, and until when.')}</li>
            <li>{say('Nobody but you can sign for you or change where money goes.')}</li>
            <li>
              {say('You see what was done in your name, by whom, and stop it at any time. It takes effect at once.')}
            </li>
          </ul>
        </div>
      }
      side={
        <Card heading={say('What you would see')} level={3}>
          <p>
            {say('You let')} <strong>{exampleFirm}</strong>
          </p>
          <Powers
            allowed={[say('see your enrollments'), say('prepare applications')]}
            denied={[say('sign, or change your bank account'), say('use your password')]}
          />
          <p class="cs-soft cs-small">{say('You can stop this any time.')}</p>
        </Card>
      }
    />
  </section>
));

export const Responsibilities = constant(() => (
  <section class="cs-band">
    <h2>{say('What every user is responsible for')}</h2>
    <ul class="cs-promises">
      <li>
        <strong>{say('Keep your login secure.')}</strong>{' '}
        {say('It is yours alone, and what it does is done in your name.')}
      </li>
      <li>
        <strong>{say('Choose a strong password.')}</strong>{' '}
        {say('Use it nowhere else, and let a password manager remember it.')}
      </li>
      <li>
        <strong>{say('Never share it.')}</strong>{' '}
        {say('Sharing a login is strictly prohibited, also with staff and consultants.')}
      </li>
      <li>
        <strong>{say('Report misuse.')}</strong>{' '}
        {say('If you see something that you did not do, tell the help desk at once.')}
      </li>
    </ul>
  </section>
));

export const FrontGuides = constant(({ videos }: LinkTo<'videos'>) => (
  <section class="cs-band">
    <h2>{say('Learn more')}</h2>
    <ul class="cs-guides">
      <li>
        <Link href={identityPaths.guides}>{say('Quick Reference Guide')}</Link>
        <span class="cs-soft">{say('Each task on one page, for your role.')}</span>
      </li>
      <li>
        <Link href={identityPaths.help}>{say('Frequently Asked Questions')}</Link>
        <span class="cs-soft">{say('Short answers, and whom to call when they are not enough.')}</span>
      </li>
      {videos && (
        <li>
          <Link href={videos}>{say('Short videos')}</Link>
          <span class="cs-soft">{say('Registering, adding an employer, approving staff; with captions.')}</span>
        </li>
      )}
    </ul>
  </section>
));
