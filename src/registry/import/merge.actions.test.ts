/** How files of one provider are put together: newest wins, in whatever order they come. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileRow } from '../../../db/seeds/fictional-providers.ts';
import { mainFile } from '../../../db/seeds/registry-files.ts';
import { npiNumber, organizationRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { findWholeRecord } from '../provider/together.actions.ts';
import type { WholeRecord } from '../provider/whole-record.rules.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

let next = 0;
const newNpi = (): string => npiNumber((next += 1));

const whole = (npi: string, name: string, updated: string, rest: FileRow = {}): FileRow =>
  organizationRow(npi, name, { 'Last Update Date': updated, ...rest });
const deactivation = (npi: string, day: string): FileRow => ({ NPI: npi, 'NPI Deactivation Date': day });

async function after(npi: string, ...files: readonly (readonly FileRow[])[]): Promise<WholeRecord | null> {
  for (const rows of files)
    expect(await world.importRows(rows)).toMatchObject({ ok: true, value: { rowsRejected: 0 } });
  return findWholeRecord(world.ctx, npi);
}

describe('merging', () => {
  it('takes the newer record and keeps it against an older one', async () => {
    const npi = newNpi();
    const [older, newer] = [whole(npi, 'OLD', '01/01/2024'), whole(npi, 'NEW', '01/02/2024')];
    expect(await after(npi, [older], [newer])).toMatchObject({ organizationName: 'NEW', updatedOn: '2024-01-02' });
    expect(await after(npi, [older])).toMatchObject({ organizationName: 'NEW' });
  });

  it('takes the newest of one file', async () => {
    const npi = newNpi();
    const rows = [
      whole(npi, 'SECOND', '01/02/2024'),
      whole(npi, 'THIRD', '01/03/2024'),
      whole(npi, 'FIRST', '01/01/2024'),
    ];
    expect(await after(npi, rows)).toMatchObject({ organizationName: 'THIRD' });
  });

  it('hides a deactivated provider and forgets nothing of it', async () => {
    const npi = newNpi();
    const record = whole(npi, 'CLOSED CLINIC', '01/01/2024');
    const hidden = { organizationName: 'CLOSED CLINIC', active: false, deactivatedOn: '2024-03-01' };
    expect(await after(npi, [record], [deactivation(npi, '03/01/2024')])).toMatchObject(hidden);
    expect(await after(npi, [record])).toMatchObject(hidden);
  });

  it('knows a provider of whom only the deactivation came, and fills it in later', async () => {
    const npi = newNpi();
    const only = await after(npi, [deactivation(npi, '03/01/2024')]);
    expect(only).toMatchObject({ organizationName: null, kind: null, active: false, deactivatedOn: '2024-03-01' });
    const filled = await after(npi, [whole(npi, 'LATE CLINIC', '01/01/2024')]);
    expect(filled).toMatchObject({
      organizationName: 'LATE CLINIC',
      kind: 'organization',
      active: false,
      deactivatedOn: '2024-03-01',
    });
  });

  it('brings a reactivated provider back', async () => {
    const npi = newNpi();
    const back = whole(npi, 'BACK', '05/02/2024', {
      'NPI Deactivation Date': '03/01/2024',
      'NPI Reactivation Date': '05/01/2024',
    });
    const shown = { organizationName: 'BACK', active: true, reactivatedOn: '2024-05-01' };
    expect(
      await after(npi, [whole(npi, 'BACK', '01/01/2024')], [deactivation(npi, '03/01/2024')], [back]),
    ).toMatchObject(shown);
    expect(await after(npi, [deactivation(npi, '03/01/2024')])).toMatchObject(shown);
    expect(await after(npi, [deactivation(npi, '06/01/2024')])).toMatchObject({
      active: false,
      deactivatedOn: '2024-06-01',
    });
  });

  it('settles equal dates by the days that the files cover', async () => {
    const npi = newNpi();
    const [first, second] = [whole(npi, 'FIRST', '01/05/2024'), whole(npi, 'SECOND', '01/05/2024')];
    await world.importRows([second], 'npidata_pfile_20240108-20240114.csv');
    await world.importRows([first], 'npidata_pfile_20240101-20240107.csv');
    await world.importRows([first], 'of-no-period.csv');
    expect(await findWholeRecord(world.ctx, npi)).toMatchObject({ organizationName: 'SECOND' });
    await world.importRows([first], 'npidata_pfile_20240115-20240121.csv');
    expect(await findWholeRecord(world.ctx, npi)).toMatchObject({ organizationName: 'FIRST' });
  });

  it('keeps a deactivation when a record without any date comes', async () => {
    const npi = newNpi();
    const filled = await after(npi, [deactivation(npi, '03/01/2024')], [whole(npi, 'UNDATED', '')]);
    expect(filled).toMatchObject({ organizationName: 'UNDATED', active: false, deactivatedOn: '2024-03-01' });
  });

  it.each([
    ['weekly', []],
    ['weekly and full', [1, 3]],
    ['full and weekly', [0, 2, 3]],
  ])('ends the same, in whatever order records and deactivations come: %s', async (_what, fullOnes) => {
    const day = (n: number): string => `01/${String(n).padStart(2, '0')}/2024`;
    const history = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.boolean()), {
        minLength: 4,
        maxLength: 4,
        selector: ([n]) => n,
      })
      .chain((told) => fc.tuple(fc.constant(told), fc.shuffledSubarray(told, { minLength: told.length })));
    // Many providers share each file: one import costs more than a thousand rows in it.
    const histories = fc.sample(history, 150).map(([told, turned]) => ({ told, turned, npis: [newNpi(), newNpi()] }));
    const row = (npi = '', [n, bare]: readonly [number, boolean] = [1, false]): FileRow =>
      bare ? deactivation(npi, day(n)) : whole(npi, `NAME ${n}`, day(n));
    for (const at of [0, 1, 2, 3]) {
      const rows = histories.flatMap(({ told, turned, npis }) => [row(npis[0], told[at]), row(npis[1], turned[at])]);
      const outcome = await world.importAll([mainFile(rows, '20250101-20250107')], { full: fullOnes.includes(at) });
      expect(outcome).toMatchObject({ value: [{ rowsRejected: 0 }] });
    }
    for (const { told, npis } of histories) {
      const [one = null, other = null] = await Promise.all(npis.map((npi) => findWholeRecord(world.ctx, npi)));
      expect({ ...other, npi: '' }, JSON.stringify(told)).toEqual({ ...one, npi: '' });
      const [last = [0, true]] = told.toSorted(([a], [b]) => b - a);
      expect(one?.active, JSON.stringify(told)).toBe(!last[1]);
    }
  });
});
