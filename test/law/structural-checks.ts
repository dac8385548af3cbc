/**
 * All structural checks on one screen. To add one: write it beside its kind, with a planted violation, and list it here.
 */
import type { Check } from './check.ts';
import { migrationsWithoutClock, noAmbientTime, ownTables, queriesInStores, timeIsPassedIn } from './data.ts';
import { fewClasses, finished, inertMarkup, modulesKept, namedExports, oneEnvironment } from './language.ts';
import { eightRoles, lengthLimit, namesThatSay, noEmptySuffix, opensWithComment } from './names.ts';
import { promisesAwaited } from './promises.ts';
import { controlsInUi, everySentenceSaid, literalSentences } from './sentences.ts';

export const structuralChecks: readonly Check[] = [
  opensWithComment,
  namesThatSay,
  noEmptySuffix,
  eightRoles,
  lengthLimit,
  namedExports,
  fewClasses,
  oneEnvironment,
  finished,
  modulesKept,
  inertMarkup,
  promisesAwaited,
  ownTables,
  queriesInStores,
  timeIsPassedIn,
  migrationsWithoutClock,
  noAmbientTime,
  everySentenceSaid,
  literalSentences,
  controlsInUi,
];
