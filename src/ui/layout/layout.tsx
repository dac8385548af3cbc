/**
 * The whole document around a page. Give it the page's title (it becomes "Title – Countersign"), the tab it belongs to, where
 * "Back to Previous Page" leads, and the form's errors when it has some. Everything else comes from the frame.
 */
import { useContext } from 'hono/jsx';
import { say } from '../../vocabulary/say.ts';
import { asset } from '../assets.ts';
import { constant } from '../constant.ts';
import { ErrorSummary, hasErrors } from '../error-summary/error-summary.tsx';
import type { FieldErrors } from '../form/form-state.ts';
import { IdleWarning } from '../idle-warning/idle-warning.tsx';
import { Icon } from '../icon/icon.tsx';
import { Link } from '../link/link.tsx';
import { RenderContext } from '../render-context.ts';
import { ActingBar } from './acting-bar.tsx';
import { Banner } from './banner.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import type { Content } from '../element.ts';

export interface LayoutProps {
  readonly title: string;
  readonly children: Content;
  /** The id of a tab of the frame: "home", "profile", "connections", "staff". */
  readonly tab?: string | undefined;
  /** Where "Back to Previous Page" leads; every inner page has one. */
  readonly back?: string | undefined;
  /** Help about this very page, where there is some. */
  readonly help?: string | undefined;
  readonly errors?: FieldErrors | undefined;
}

export function Layout({ title, children, tab, back, help, errors }: LayoutProps) {
  const { frame } = useContext(RenderContext);
  const helpHref = help ?? frame.links.help;
  return (
    <html lang="en">
      <Head title={hasErrors(errors) ? say('Error: {title}', { title }) : title} />
      <body>
        <a class="usa-skipnav" href="#main">
          {say('Skip to main content')}
        </a>
        <Banner demo={frame.demo} agencyName={frame.agencyName} />
        <Header frame={frame} tab={tab} help={helpHref} />
        {frame.acting && <ActingBar acting={frame.acting} />}
        <main class="cs-main cs-width" id="main" tabindex={-1}>
          {back && (
            <p class="cs-back">
              <Link href={back} kind="plain">
                <Icon name="back" size="small" /> {say('Back to Previous Page')}
              </Link>
            </p>
          )}
          {errors && <ErrorSummary errors={errors} />}
          {children}
        </main>
        <Footer {...frame.links} demo={frame.demo} agencyName={frame.agencyName} help={helpHref} />
        {frame.idle && <IdleWarning limits={frame.idle} />}
      </body>
    </html>
  );
}

function Head({ title }: { title: string }) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${title} – Countersign`}</title>
      <HeadOfAll />
    </head>
  );
}

const HeadOfAll = constant(() => (
  <>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light" />
    <link rel="preload" href={asset('public-sans-regular.woff2')} as="font" type="font/woff2" crossorigin="anonymous" />
    <link
      rel="preload"
      href={asset('public-sans-semibold.woff2')}
      as="font"
      type="font/woff2"
      crossorigin="anonymous"
    />
    <link rel="stylesheet" href={asset('app.css')} />
    <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
    <script type="module" src={asset('app.js')}></script>
  </>
));
