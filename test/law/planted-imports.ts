/**
 * Imports that the law must refuse, and imports close to them that it must let pass.
 * They are written to a temporary folder and cruised there, because dependency-cruiser reads files, not text.
 */
import { mkdirSync, mkdtempSync, copyFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruiseLaw, type LawReport } from '../../bin/source/import-law.ts';
import { projectRoot } from '../../bin/source/source-tree.ts';

interface PlantedImport {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  /** Written as `import type`: the law knows a few shapes that a role may be typed with. */
  readonly typeOnly?: boolean;
}

const refuse = (rule: string, from: string, to: string, typeOnly = false): PlantedImport => ({
  rule,
  from,
  to,
  typeOnly,
});

export const refusedImports: readonly PlantedImport[] = [
  refuse('vocabulary-alone', 'src/vocabulary/a1.ts', 'node:crypto'),
  refuse('vocabulary-alone', 'src/vocabulary/a2.ts', 'src/platform/clock/clock.ts', true),
  refuse('platform-below', 'src/platform/http/b1.ts', 'src/ui/card.tsx'),
  refuse('platform-below', 'src/platform/http/b2.ts', 'src/identity/index.ts'),
  refuse('ui-below', 'src/ui/c1.tsx', 'src/platform/clock/clock.ts'),
  refuse('ui-below', 'src/ui/c2.tsx', 'src/access/index.ts', true),
  refuse('order-identity', 'src/identity/d1.actions.ts', 'src/access/index.ts'),
  refuse('order-identity', 'src/identity/d2.jobs.ts', 'src/support/index.ts', true),
  refuse('order-access', 'src/access/d3.actions.ts', 'src/registry/index.ts'),
  refuse('order-registry', 'src/registry/d4.actions.ts', 'src/enrollment/index.ts'),
  refuse('order-enrollment', 'src/enrollment/d5.actions.ts', 'src/support/index.ts'),
  refuse('front-door', 'src/access/e1.actions.ts', 'src/identity/account.actions.ts'),
  refuse('front-door', 'src/support/e2.routes.tsx', 'src/access/paths.ts', true),
  refuse('composition-root', 'src/app.tsx', 'src/identity/account.store.ts'),
  refuse('composition-root', 'src/demo/x1.ts', 'src/access/account.actions.ts'),
  refuse('root-on-top', 'src/identity/x2.actions.ts', 'src/app.tsx', true),
  refuse('root-on-top', 'src/platform/http/x3.ts', 'src/demo/x1.ts'),
  refuse('paths-alone', 'src/registry/paths.ts', 'src/registry/search.rules.ts'),
  refuse('role-rules', 'src/identity/f1.rules.ts', 'zod'),
  refuse('role-rules', 'src/identity/f2.rules.ts', 'node:crypto'),
  refuse('role-rules', 'src/identity/f3.rules.ts', 'src/identity/account.store.ts', true),
  refuse('role-rules', 'src/identity/f4.rules.ts', 'src/platform/clock/clock.ts'),
  refuse('role-forms', 'src/identity/g1.forms.ts', 'src/identity/account.store.ts'),
  refuse('role-forms', 'src/identity/g2.forms.ts', 'kysely'),
  refuse('role-store', 'src/identity/h1.store.ts', 'src/identity/account.rules.ts'),
  refuse('role-store', 'src/identity/h2.store.ts', 'src/platform/audit/record.ts'),
  refuse('role-store', 'src/identity/h3.store.ts', 'pg'),
  refuse('role-pages', 'src/identity/i1.pages.tsx', 'src/identity/account.store.ts'),
  refuse('role-pages', 'src/identity/i2.pages.tsx', 'src/identity/account.actions.ts', true),
  refuse('role-pages', 'src/identity/i3.pages.tsx', 'src/platform/context.ts', true),
  refuse('role-pages', 'src/identity/i4.pages.tsx', 'src/identity/account.rules.ts'),
  refuse('role-mail', 'src/identity/j1.mail.tsx', 'src/platform/context.ts'),
  refuse('role-actions', 'src/identity/k1.actions.ts', 'src/identity/account.pages.tsx'),
  refuse('role-actions', 'src/identity/k2.actions.ts', 'hono'),
  refuse('role-actions', 'src/identity/k3.actions.ts', 'kysely'),
  refuse('role-actions', 'src/identity/k4.actions.ts', 'src/platform/http/send.ts'),
  refuse('role-jobs', 'src/identity/l1.jobs.ts', 'src/identity/account.store.ts'),
  refuse('role-routes', 'src/identity/m1.routes.tsx', 'src/identity/account.store.ts'),
  refuse('role-routes', 'src/identity/m2.routes.tsx', 'src/identity/account.rules.ts'),
  refuse('role-routes', 'src/identity/m3.routes.tsx', 'src/platform/db/open.ts'),
  refuse('product-only', 'src/platform/db/n1.ts', 'test/world.ts'),
  refuse('product-only', 'src/platform/db/n2.ts', 'src/platform/db/open.test.ts'),
  refuse('no-dev-packages', 'src/platform/db/o1.ts', 'fast-check'),
  refuse('resolvable', 'src/platform/db/p1.ts', 'src/platform/db/nowhere.ts'),
  refuse('listed-packages', 'src/platform/db/q1.ts', 'postgres-array'),
  refuse('no-cycle', 'src/platform/db/r1.ts', 'src/platform/db/r2.ts'),
];

export const lawfulImports: readonly Omit<PlantedImport, 'rule'>[] = [
  { from: 'src/identity/s1.rules.ts', to: 'src/identity/account.rules.ts' },
  { from: 'src/identity/s2.rules.ts', to: 'src/vocabulary/outcome.ts' },
  { from: 'src/identity/s3.forms.ts', to: 'zod' },
  { from: 'src/identity/s4.store.ts', to: 'kysely' },
  { from: 'src/identity/s5.pages.tsx', to: 'src/ui/card.tsx' },
  { from: 'src/access/s6.actions.ts', to: 'src/identity/index.ts' },
  { from: 'src/access/s7.actions.ts', to: 'src/platform/audit/record.ts' },
  { from: 'src/access/s8.routes.tsx', to: 'src/access/account.actions.ts' },
  { from: 'src/access/s9.rules.test.ts', to: 'src/access/account.store.ts' },
  { from: 'src/identity/t1.store.ts', to: 'src/identity/account.rules.ts', typeOnly: true },
  { from: 'src/identity/t2.pages.tsx', to: 'src/identity/account.rules.ts', typeOnly: true },
  { from: 'src/identity/t4.routes.tsx', to: 'src/identity/account-sentences.rules.ts' },
  { from: 'src/identity/t5.actions.ts', to: 'src/platform/http/guesses.ts' },
  { from: 'src/identity/t3.actions.ts', to: 'src/platform/http/send.ts', typeOnly: true },
  { from: 'src/main.ts', to: 'src/support/index.ts' },
  // Closes the cycle with r1: a cycle is reported once, for the file that comes first.
  { from: 'src/platform/db/r2.ts', to: 'src/platform/db/r1.ts', typeOnly: true },
];

/** Cruises a small tree made of every planted import, lawful and not, at once. */
export async function cruisePlanted(): Promise<LawReport> {
  const root = mkdtempSync(join(tmpdir(), 'countersign-law-'));
  try {
    copyFileSync(join(projectRoot, 'package.json'), join(root, 'package.json'));
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
    for (const target of targets()) write(root, target, 'export const here = 1;\n');
    for (const planted of [...refusedImports, ...lawfulImports]) write(root, planted.from, importLine(planted));
    return await cruiseLaw(root, ['src', 'test']);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Every file that is imported must be there, except the one that is planted as missing. */
const targets = () =>
  [...refusedImports, ...lawfulImports]
    .map(({ to }) => to)
    .filter((to) => /^(src|test)\//.test(to) && !to.includes('nowhere'));

function importLine({ from, to, typeOnly = false }: Omit<PlantedImport, 'rule'>): string {
  const up = '../'.repeat(from.split('/').length - 1);
  const specifier = /^(src|test)\//.test(to) ? `${up}${to}` : to;
  return `import ${typeOnly ? 'type ' : ''}{ here } from '${specifier}';\nexport const seen: typeof here = 1;\n`;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
