/**
 * The feature that `npm run new-feature` writes brings tests of its own; here they run, on a database with its table.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyProject, type ProjectCopy } from '../project-copy.ts';

const minutesAtMost = 10;
let copy: ProjectCopy;

beforeAll(() => {
  copy = copyProject();
});

afterAll(() => copy.remove());

it.each(['access', 'identity'])('works in %s', { timeout: minutesAtMost * 60_000 }, (module) => {
  const feature = `planted-${module}-note`;
  expect(copy.run('bin/new-feature.ts', module, feature)).toMatchObject({ status: 0 });
  expect(copy.run('bin/generate.ts')).toMatchObject({ status: 0 });
  const tested = copy.run('node_modules/vitest/vitest.mjs', 'run', `src/${module}/${feature}`);
  expect(tested.output).toContain('Test Files  3 passed (3)');
  expect(tested.status).toBe(0);
});
