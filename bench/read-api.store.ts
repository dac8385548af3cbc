/** The table of the read API's peer: answers as they are sent, by number. */
import type pg from 'pg';

const atOnce = 50;

/** Fetches the answer for each number from `ours`, and stores it. */
export async function storeAnswers(pool: pg.Pool, ours: string, npis: readonly string[]): Promise<void> {
  await pool.query('create table if not exists public.answer (npi text collate "C" primary key, json text not null)');
  for (let at = 0; at < npis.length; at += atOnce) {
    const some = npis.slice(at, at + atOnce);
    const answers = await Promise.all(some.map(async (npi) => (await fetch(`${ours}${npi}`)).text()));
    await pool.query('insert into public.answer select * from unnest($1::text[], $2::text[]) on conflict do nothing', [
      some,
      answers,
    ]);
  }
  await pool.query('vacuum analyze public.answer');
}

/** `isNamed`: planned once for each connection; otherwise each time, as pg does by itself. */
export const storedAnswer = (npi: string, isNamed: boolean): pg.QueryConfig => ({
  ...(isNamed ? { name: 'answer' } : {}),
  text: 'select json from public.answer where npi = $1',
  values: [npi],
});
