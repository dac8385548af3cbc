/**
 * The import law: which module may know which, and what each of the eight file roles may import.
 * Beside TypeScript 7 the parser must be swc: without it dependency-cruiser checks nothing and says that all is well
 * (test/architecture.test.ts plants violations and counts the modules seen).
 */

import type { IConfiguration, IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';

const business = ['identity', 'access', 'registry', 'enrollment', 'support'];
const anyBusiness = `(${business.join('|')})`;
const tests = '\\.(test|preview)\\.tsx?$';
const npm = (...names: readonly string[]): string =>
  `(^|/)node_modules/(${names.join('|')})/|^(${names.join('|')})(/|$)`;
const platform = (...folders: readonly string[]): string => `^src/platform/(${folders.join('|')})/`;
const own = (...endings: readonly string[]): string => `^src/$1/.*\\.(${endings.join('|')})\\.tsx?$`;
const context = '^src/platform/context\\.ts$';
const vocabulary = '^src/vocabulary/';
const ownPaths = '^src/$1/paths\\.ts$';
const ownSlots = '^src/$1/slots\\.ts$';
/** Files that only turn a reason into its sentence; whoever shows a refusal needs them. */
const ownSentences = '^src/$1/.*-sentences\\.rules\\.ts$';
const guessCounters = '^src/platform/http/guesses\\.ts$';
/** Statements of the platform that a store carries along in one of its own. */
const carried = '^src/platform/.*\\.statements\\.ts$';
const boundedQueue = '^src/platform/bounded-queue\\.ts$';
const otherModules = `^src/${anyBusiness}/index\\.ts$`;

/** What each role may import; everything that is not listed is refused. `$1` is the module of the importing file. */
const roleTable = {
  rules: [vocabulary, own('rules')],
  forms: [vocabulary, own('rules', 'forms'), platform('http'), npm('zod')],
  store: [vocabulary, context, own('store'), platform('db'), carried, npm('kysely')],
  pages: [vocabulary, own('pages', 'forms'), ownSentences, ownPaths, ownSlots, '^src/ui/', npm('hono')],
  mail: [vocabulary, own('mail', 'forms'), ownSentences, ownPaths, '^src/ui/', platform('mail', 'sms'), npm('hono')],
  actions: [
    vocabulary,
    context,
    own('actions', 'rules', 'store', 'mail', 'forms', 'jobs'),
    ownPaths,
    ownSlots,
    otherModules,
    platform('db', 'audit', 'jobs', 'crypto', 'files', 'mail', 'sms', 'clock', 'config'),
    guessCounters,
    boundedQueue,
  ],
  command: [
    ownPaths,
    vocabulary,
    context,
    own('actions', 'rules', 'command'),
    otherModules,
    platform('cli', 'files', 'config'),
    '^(os|path)$',
  ],
  jobs: [vocabulary, context, own('actions', 'jobs'), otherModules, platform('jobs', 'clock'), npm('zod')],
  routes: [
    vocabulary,
    context,
    own('routes', 'forms', 'actions', 'pages'),
    ownSentences,
    ownPaths,
    ownSlots,
    otherModules,
    platform('http'),
    '^src/ui/',
    npm('hono'),
  ],
};

/**
 * Shapes that a role may know without knowing the file: `import type` disappears when it runs. Stores and pages are typed
 * with the facts and states of rules; an action that the HTTP core or the frame asks (session, viewer, hat) knows their shapes.
 */
const typesTable: Readonly<Record<string, readonly string[]>> = {
  store: [own('rules')],
  pages: [own('rules')],
  mail: [own('rules')],
  routes: [own('rules')],
  actions: [platform('http'), '^src/ui/frame\\.ts$'],
};

const roleLaw = Object.entries(roleTable).flatMap(([role, allowed]): IForbiddenRuleType[] => {
  const rule = {
    name: `role-${role}`,
    comment: `A ${role} file imports what its row of the role table allows, and nothing else (docs/STYLE.md).`,
    severity: 'error' as const,
    from: { path: `^src/${anyBusiness}/.*\\.${role}\\.tsx?$`, pathNot: tests },
  };
  return [
    { ...rule, to: { pathNot: allowed, dependencyTypesNot: ['type-only'] } },
    { ...rule, to: { pathNot: [...allowed, ...(typesTable[role] ?? [])], dependencyTypes: ['type-only'] } },
  ];
});

const moduleOrder = business.slice(0, -1).map((name, index): IForbiddenRuleType => ({
  name: `order-${name}`,
  comment: `${name} stands left of these modules: what it must show or ask of them is a slot, news travels as a job.`,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: tests },
  to: { path: `^src/(${business.slice(index + 1).join('|')})/` },
}));

const forbid = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, comment, severity: 'error', from, to });

const law: IConfiguration = {
  forbidden: [
    forbid('no-cycle', 'Two files that need each other are one file, or miss a third.', {}, { circular: true }),
    forbid(
      'vocabulary-alone',
      'Vocabulary is pure values: no other module, no package, no node:.',
      { path: '^src/vocabulary/', pathNot: tests },
      { pathNot: '^src/vocabulary/' },
    ),
    forbid(
      'platform-below',
      'The platform knows no product: it imports vocabulary, itself and packages.',
      { path: '^src/platform/', pathNot: tests },
      { path: '^src/', pathNot: '^src/(platform|vocabulary)/' },
    ),
    forbid(
      'ui-below',
      'The look knows neither the platform nor a module: it imports vocabulary, itself and hono.',
      { path: '^src/ui/', pathNot: tests },
      { path: '^src/', pathNot: '^src/(ui|vocabulary)/' },
    ),
    ...moduleOrder,
    forbid(
      'front-door',
      'Another module is reached through its index.ts only.',
      { path: `^src/${anyBusiness}/`, pathNot: tests },
      { path: `^src/${anyBusiness}/`, pathNot: ['^src/$1/', `^src/${anyBusiness}/index\\.ts$`] },
    ),
    forbid(
      'composition-root',
      'Files directly in src/, and the demo, put modules together by their index, slots and paths.',
      { path: '^src/([^/]+$|demo/)', pathNot: tests },
      { path: `^src/${anyBusiness}/`, pathNot: `^src/${anyBusiness}/(index|slots|paths)\\.ts$` },
    ),
    forbid(
      'root-on-top',
      'No module knows how it is put together, or that there is a demo.',
      { path: '^src/[^/]+/', pathNot: ['^src/demo/', tests] },
      { path: '^src/([^/]+$|demo/)' },
    ),
    forbid(
      'paths-alone',
      'paths.ts is data that everyone of the module may read: it imports vocabulary only.',
      { path: `^src/${anyBusiness}/paths\\.ts$` },
      { pathNot: vocabulary },
    ),
    ...roleLaw,
    forbid(
      'product-only',
      'What runs never imports tests, previews or tools.',
      { path: '^src/', pathNot: tests },
      { path: `^(test|e2e|bench|bin)/|\\.test\\.tsx?$` },
    ),
    forbid(
      'no-dev-packages',
      'A release starts with production packages only.',
      { path: '^src/', pathNot: [tests, '\\.client\\.ts$'] },
      { dependencyTypes: ['npm-dev'] },
    ),
    forbid('resolvable', 'Every import leads to a file or a package.', {}, { couldNotResolve: true }),
    forbid(
      'listed-packages',
      'A package that is imported is listed in package.json; what comes along with another may go with it.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(dist|\\.data|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};

// dependency-cruiser's own command line reads the default export.
export default law;
