/**
 * Which statements a piece of work sends to the database, in their order and without their values: two answers that take
 * the same statements take the same time, and a test can say so however busy the machine is.
 */
import pg from 'pg';
import { vi } from 'vitest';

export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const seen: string[] = [];
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...given: unknown[]
  ) {
    const [first] = given as [string | { text: string }];
    seen.push(typeof first === 'string' ? first : first.text);
    return query.apply(this, given);
  } as typeof pg.Client.prototype.query);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
  return seen;
}
