/**
 * The templates of a new feature that no person sees: migration, rules, forms, store, actions. They are a feature that
 * works (entries of one's own, with a limit), to be changed into the one that is wanted.
 */
import type { FeatureNames } from './feature-names.ts';

export const migration = ({
  module,
  snake,
  words,
}: FeatureNames): string => `-- Entries of kind ${words}: a person's own.

create table ${module}.${snake} (
  ${snake}_id uuid primary key,
  account_id uuid not null,
  label text not null check (length(label) between 1 and 80),
  created_at timestamptz not null
);
comment on table ${module}.${snake} is 'One ${words} of an account.';
comment on column ${module}.${snake}.${snake}_id is 'UUID v7. sensitive=false';
comment on column ${module}.${snake}.account_id is 'Whose it is. sensitive=false';
comment on column ${module}.${snake}.label is 'What its owner calls it. sensitive=false';
comment on column ${module}.${snake}.created_at is 'When it was added. sensitive=false';
create index ${snake}_of_account on ${module}.${snake} (account_id, created_at);

grant select, insert on ${module}.${snake} to countersign_app;
`;

export const rules = ({ pascal, camel, words }: FeatureNames): string => `/**
 * What is allowed with a ${words}. Pure: facts in, an outcome out; nothing here reads a clock or a database.
 */
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';

/** Source: our own decision, until somebody needs more. */
export const ${camel}EntriesAtMost = 20;
export const ${camel}LabelCharactersAtMost = 80;

export type ${pascal}Refusal = 'too-many';

export function decide${pascal}(facts: { readonly entries: number }): Outcome<null, ${pascal}Refusal> {
  if (facts.entries >= ${camel}EntriesAtMost) return refused('too-many', { most: ${camel}EntriesAtMost });
  return done(null);
}
`;

export const rulesTest = ({ kebab, pascal, camel }: FeatureNames): string => `import { expect, it } from 'vitest';
import { decide${pascal}, ${camel}EntriesAtMost } from './${kebab}.rules.ts';

it('stops at the limit', () => {
  expect(decide${pascal}({ entries: ${camel}EntriesAtMost - 1 })).toMatchObject({ ok: true });
  expect(decide${pascal}({ entries: ${camel}EntriesAtMost })).toMatchObject({ ok: false, reason: 'too-many' });
});
`;

export const forms = ({ kebab, pascal, camel }: FeatureNames): string => `/**
 * What a post may hold, and what is said when it cannot be taken. The output is the command that the action is given.
 */
import { z } from 'zod';
import { defineForm } from '../../platform/http/form.ts';
import type { RefusalFacts } from '../../vocabulary/outcome.ts';
import { say } from '../../vocabulary/say.ts';
import { ${camel}LabelCharactersAtMost, type ${pascal}Refusal } from './${kebab}.rules.ts';

export const ${camel}Form = defineForm({
  label: z
    .string()
    .trim()
    .min(1, { error: () => say('Enter a name for it.') })
    .max(${camel}LabelCharactersAtMost, {
      error: () => say('Use at most {most} characters.', { most: ${camel}LabelCharactersAtMost }),
    }),
});

/** A sentence for each reason: the compiler sees when one is missing. */
export function ${camel}Sentence(reason: ${pascal}Refusal, facts: RefusalFacts): string {
  const sentences: Readonly<Record<${pascal}Refusal, string>> = {
    'too-many': say('You have {most} already. Remove one first.', { most: String(facts['most']) }),
  };
  return sentences[reason];
}
`;

export const store = ({
  module,
  snake,
  pascal,
  words,
}: FeatureNames): string => `/** SQL of a ${words}: one function per question or change. */
import type { Tx } from '../../platform/context.ts';

export interface New${pascal} {
  readonly id: string;
  readonly accountId: string;
  readonly label: string;
  readonly now: Date;
}

export async function insert${pascal}(tx: Tx, { id, accountId, label, now }: New${pascal}): Promise<void> {
  await tx
    .insertInto('${module}.${snake}')
    .values({ ${snake}_id: id, account_id: accountId, label, created_at: now })
    .execute();
}

/** Oldest first. */
export const list${pascal} = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('${module}.${snake}')
    .select(['label', 'created_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute();
`;

export const actions = ({ kebab, pascal, words }: FeatureNames): string => `/**
 * The use cases of a ${words}: the page, the API and a job all call these. Whose it is comes from the session.
 */
import { record, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import type { Outcome } from '../../vocabulary/outcome.ts';
import { decide${pascal}, type ${pascal}Refusal } from './${kebab}.rules.ts';
import { insert${pascal}, list${pascal} } from './${kebab}.store.ts';

export interface ${pascal}Entry {
  readonly label: string;
  readonly createdAt: Date;
}

export async function listOwn${pascal}(ctx: Ctx): Promise<readonly ${pascal}Entry[]> {
  const rows = await list${pascal}(ctx.tx, accountOf(ctx));
  return rows.map(({ label, created_at: createdAt }) => ({ label, createdAt }));
}

export function add${pascal}(ctx: Ctx, { label }: { readonly label: string }): Promise<Outcome<null, ${pascal}Refusal>> {
  return inTransaction(ctx, async (inside) => {
    const accountId = accountOf(inside);
    const entries = await list${pascal}(inside.tx, accountId);
    const outcome = decide${pascal}({ entries: entries.length });
    if (!outcome.ok) return recordRefusal(inside, { action: '${kebab}.add' }, outcome);
    await insert${pascal}(inside.tx, { id: newId(inside.now), accountId, label, now: inside.now });
    await record(inside, { action: '${kebab}.add', outcome: 'done' });
    return outcome;
  });
}

/** The route lets nobody in who is not signed in: anything else is our own fault. */
function accountOf({ actor }: Ctx): string {
  if (actor.kind !== 'account') throw new Error('A ${words} belongs to an account');
  return actor.accountId;
}
`;

export const actionsTest = ({
  kebab,
  pascal,
  camel,
}: FeatureNames): string => `import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '../../platform/context.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openKeyring } from '../../platform/crypto/keyring.ts';
import { testDatabase, type TestDatabase } from '../../../test/database.ts';
import { add${pascal}, listOwn${pascal} } from './${kebab}.actions.ts';
import { ${camel}EntriesAtMost } from './${kebab}.rules.ts';

const now = new Date('2026-05-03T14:00:00Z');
let database: TestDatabase;
let ctx: Ctx;

beforeAll(async () => {
  database = await testDatabase();
  ctx = {
    actor: { kind: 'account', accountId: newId(now), sessionId: newId(now) },
    subject: null,
    tx: database.db,
    now,
    requestId: 'r-1',
    client: { address: '203.0.113.9', userAgent: 'test' },
    keyring: await openKeyring({ kind: 'test' }),
    policy: 'legacy',
    once: null,
  };
});

afterAll(() => database.drop());

it('keeps what was added, for its owner only', async () => {
  expect(await add${pascal}(ctx, { label: 'First' })).toMatchObject({ ok: true });
  expect(await listOwn${pascal}(ctx)).toEqual([{ label: 'First', createdAt: now }]);
  const other: Ctx = { ...ctx, actor: { kind: 'account', accountId: newId(now), sessionId: newId(now) } };
  expect(await listOwn${pascal}(other)).toEqual([]);
});

it('refuses one more than the limit, and says so', async () => {
  for (let made = 1; made < ${camel}EntriesAtMost; made += 1) await add${pascal}(ctx, { label: String(made) });
  expect(await add${pascal}(ctx, { label: 'one more' })).toMatchObject({ ok: false, reason: 'too-many' });
  expect(await listOwn${pascal}(ctx)).toHaveLength(${camel}EntriesAtMost);
});
`;
