/**
 * Notes about the work for a provider: each bears the name of its writer and the role under which it was written, and
 * everybody who may see that function reads them, the provider's officials first of all.
 */
import { namesOfAccounts } from '../../identity/index.ts';
import { record, recordAlone, recordRefusal } from '../../platform/audit/record.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { openDataKeys, prepareDataKey } from '../../platform/crypto/data-keys.ts';
import { newId } from '../../platform/crypto/id.ts';
import { openValue, sealValue } from '../../platform/crypto/sealing.ts';
import { done, refused, type Outcome } from '../../vocabulary/outcome.ts';
import { fullName } from '../../vocabulary/person-name.ts';
import { mayActFor, type AuthorityReason } from '../authority/authority.rules.ts';
import { findAuthority } from '../authority/authority.store.ts';
import { findParty } from '../parties/party.store.ts';
import { accountOf } from '../role-requests/deciders.actions.ts';
import type { BusinessFunction } from '../business-functions.rules.ts';
import { insertWorkNote, listWorkNotes } from './work-note.store.ts';

/** Functions in which work is done here; the others are links or over. */
export type WorkFunction = Extract<BusinessFunction, 'enrollment' | 'registry'>;

export interface WorkNoteShown {
  readonly by: string;
  readonly at: Date;
  readonly text: string;
  readonly throughConnection: boolean;
}

export const WORK_NOTES_SHOWN = 50;

const place = (row: string, version: number) => ({ table: 'access.work_note', column: 'text_sealed', row, version });

/** For the party whose hat is worn. */
export async function showWorkNotes(ctx: Ctx, businessFunction: WorkFunction): Promise<readonly WorkNoteShown[]> {
  const partyId = subjectOf(ctx);
  const rows = await listWorkNotes(ctx.tx, partyId, businessFunction, WORK_NOTES_SHOWN);
  if (rows.length === 0) return [];
  const party = await findParty(ctx.tx, partyId);
  const key = party && (await openDataKeys(ctx, [party.person_id])).get(party.person_id);
  const names = await namesOfAccounts(ctx, [...new Set(rows.map((row) => row.account_id))]);
  await recordAlone(ctx, {
    action: 'person.read',
    outcome: 'done',
    object: { type: 'party', id: partyId },
    details: { fields: 'name,work-note', purpose: businessFunction },
  });
  return rows.flatMap((row) => {
    const name = names.get(row.account_id);
    if (!key || !name) return [];
    return [
      {
        by: fullName(name),
        at: row.written_at,
        text: openValue(key, place(row.work_note_id, row.version), row.text_sealed),
        throughConnection: row.connection_id !== null,
      },
    ];
  });
}

/** Needs `prepare`; asked once more inside the transaction, by the path under which the note then stands. */
export async function writeWorkNote(
  ctx: Ctx,
  note: { readonly businessFunction: WorkFunction; readonly text: string },
): Promise<Outcome<null, AuthorityReason>> {
  const partyId = subjectOf(ctx);
  const accountId = accountOf(ctx.actor);
  const party = await findParty(ctx.tx, partyId);
  if (!party) return refused('no-relation');
  const dataKey = await prepareDataKey(ctx, party.person_id);
  const { businessFunction } = note;
  return inTransaction(ctx, async (ctx) => {
    const about = { action: 'work-note.write', object: { type: 'party', id: partyId } } as const;
    const facts = await findAuthority(ctx.tx, { accountId, partyId, businessFunction, now: ctx.now });
    const decision = mayActFor(facts, { businessFunction, task: 'prepare' });
    if (!decision.ok) return recordRefusal(ctx, about, decision);
    const { membershipId, connection } = decision.value;
    const id = newId(ctx.now);
    await insertWorkNote(ctx.tx, {
      work_note_id: id,
      party_id: partyId,
      person_id: dataKey.ownerId,
      business_function: businessFunction,
      account_id: accountId,
      membership_id: membershipId,
      connection_id: connection?.connectionId ?? null,
      text_sealed: sealValue(dataKey, place(id, 1), note.text),
      written_at: ctx.now,
    });
    await record(ctx, { ...about, outcome: 'done', details: { function: businessFunction, membership: membershipId } });
    return done(null);
  });
}

function subjectOf(ctx: Ctx): string {
  if (!ctx.subject) throw new Error('No hat is worn');
  return ctx.subject.partyId;
}
