/**
 * Pages of the demo only: the mail and codes that were sent, the clock, and every component. Outside the demo these
 * routes do not exist.
 */
import { z } from 'zod';
import { allLetters, houseOf } from '../letters.ts';
import { moveClock } from '../platform/clock/move-clock.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { defineForm, emptyForm, withErrors, type Filled } from '../platform/http/form.ts';
import { get, post, type Route } from '../platform/http/route.ts';
import type { Visit } from '../platform/http/visit.ts';
import { listOutbox } from '../platform/mail/outbox.ts';
import { PreviewIndexPage, PreviewPage } from '../ui/preview-pages.tsx';
import { previews } from '../ui/previews.ts';
import { say } from '../vocabulary/say.ts';
import { formatInstantLong } from '../vocabulary/time-zone.ts';
import { ClockPage } from './clock.pages.tsx';
import { OutboxPage } from './outbox.pages.tsx';

export const devPaths = {
  outbox: '/dev/outbox',
  clock: '/dev/clock',
  components: '/dev/components',
  component: (name: string, state: string) => `/dev/components/${name}/${state}`,
} as const;

const common = { needs: 'anyone', personalData: 'others', demoOnly: true } as const;

const wholeNumber = z
  .string()
  .trim()
  .regex(/^(-?\d{1,6})?$/, { error: () => say('Enter a whole number, such as 24, or -24 to go back.') })
  .transform(Number)
  .optional();
const clockForm = defineForm({ hours: wholeNumber, minutes: wholeNumber });

const showClock = (visit: Visit, form: Filled) =>
  visit.show(
    <ClockPage now={formatInstantLong(visit.now, visit.parts.config.timeZone)} action={devPaths.clock} form={form} />,
    Object.keys(form.errors).length > 0 ? 422 : 200,
  );

/** `clock` is the one of this process: it reads the new time at once, other processes follow within a second. */
export const devRoutes = (clock: Clock): readonly Route[] => [
  get(devPaths.outbox, {
    ...common,
    async answer(visit) {
      const { config, origins } = visit.parts;
      const parts = { registry: allLetters(), house: houseOf(config, origins.publicUrl) };
      return visit.show(<OutboxPage letters={await listOutbox(visit.ctx, parts)} timeZone={config.timeZone} />);
    },
  }),
  get(devPaths.clock, { ...common, personalData: 'none', answer: (visit) => showClock(visit, emptyForm) }),
  post(devPaths.clock, {
    ...common,
    personalData: 'none',
    form: clockForm,
    again: showClock,
    async answer(visit, { hours = 0, minutes = 0 }, filled) {
      const moved = await moveClock(visit.ctx, clock, hours * 3600 + minutes * 60);
      if (moved.ok) return visit.redirect(devPaths.clock);
      return showClock(visit, withErrors(filled, { hours: say('The clock moves at most ten years away from now.') }));
    },
  }),
  get(devPaths.components, {
    ...common,
    personalData: 'none',
    answer: (visit) => visit.show(<PreviewIndexPage previews={previews} hrefOf={devPaths.component} />),
  }),
  get(devPaths.component(':name', ':state'), {
    ...common,
    personalData: 'none',
    answer(visit) {
      const preview = previews.find(({ name }) => name === visit.param('name'));
      const state = preview?.states.find(({ name }) => name === visit.param('state'));
      if (!preview || !state) return visit.problem('not-found');
      return visit.show(<PreviewPage preview={preview} state={state} back={devPaths.components} />);
    },
  }),
];
