import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedProviders } from '../../../db/seeds/providers.ts';
import { mainFile, sideFile } from '../../../db/seeds/registry-files.ts';
import { npiNumber, organizationRow, registryWorld, type RegistryWorld } from '../../../test/registry-world.ts';
import { zip } from '../../../test/zip.ts';
import { findProvider } from '../index.ts';
import { headers, mainFileHeaders } from './headers.rules.ts';

let world: RegistryWorld;
beforeAll(async () => {
  world = await registryWorld();
});
afterAll(() => world.end());

const counts = (read: number, added: number, changed: number, rejected: number) => ({
  ok: true,
  value: {
    rowsRead: read,
    rowsAdded: added,
    rowsChanged: changed,
    rowsKept: read - added - changed - rejected,
    rowsRejected: rejected,
  },
});

const csv = (lines: readonly (readonly string[])[]): Buffer =>
  Buffer.from(lines.map((values) => `${values.map((value) => `"${value}"`).join(',')}\n`).join(''), 'latin1');

describe('importing', () => {
  it('the fictional providers twice changes nothing the second time', async () => {
    expect(await seedProviders(world.parts)).toMatchObject({ rowsRead: 12, rowsAdded: 12, rowsRejected: 0 });
    const before = await world.db.selectFrom('registry.provider').selectAll().orderBy('npi').execute();
    expect(await seedProviders(world.parts)).toMatchObject({ rowsRead: 12, rowsKept: 12 });
    expect(await world.db.selectFrom('registry.provider').selectAll().orderBy('npi').execute()).toEqual(before);
    expect(before).toHaveLength(12);
    expect(before.filter(({ active }) => active === true)).toHaveLength(11);
  });

  it('leaves a trace of each file, and an audit event beside it', async () => {
    const runs = await world.db.selectFrom('registry.import_run').selectAll().orderBy('rows_added', 'desc').execute();
    expect(runs[0]).toMatchObject({ rows_read: 12, rows_added: 12, first_day: '2025-04-14', last_day: '2025-04-20' });
    const { rows } = await world.pool.query<{ object_id: string }>(
      "select object_id from audit.public_event where action = 'registry.import'",
    );
    const ids = runs.map(({ import_run_id: id }) => id);
    expect(rows.map(({ object_id: id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it('reads gzip, CRLF, more than one batch, and a last line without line break', async () => {
    const empty = '","'.repeat(mainFileHeaders['V.2'].indexOf('NPI Deactivation Date') - 1);
    const rest = '","'.repeat(
      mainFileHeaders['V.2'].length - mainFileHeaders['V.2'].indexOf('NPI Deactivation Date') - 1,
    );
    const lines = Array.from({ length: 21_000 }, (_, n) => `"${npiNumber(n)}","${empty}01/02/2024${rest}"`);
    const header = mainFileHeaders['V.2'].map((name) => `"${name}"`).join(',');
    const packed = join(world.folder, 'many.csv.gz');
    writeFileSync(packed, gzipSync([header, ...lines].join('\r\n')));
    const seen: number[] = [];
    const outcome = await world.importAll([{ path: packed }], {
      onProgress: (progress) => progress.step === 'reading' && seen.push(progress.rows),
    });
    expect(outcome).toMatchObject({ ok: true, value: [counts(21_000, 21_000, 0, 0).value] });
    expect(seen.at(-1)).toBe(21_000);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  it('keeps signs of ISO-8859-1, backslashes, tabs and quotes as they are', async () => {
    const npi = npiNumber(100_001);
    const name = 'CLÍNICA "ÑANDÚ" \\N \\. A\tB';
    await world.importContent(csv([mainFileHeaders['V.1'], rowOf(organizationRow(npi, name.replaceAll('"', '""')))]));
    expect((await findProvider(world.ctx, npi))?.name).toBe(name);
  });

  it('lists bad rows with line, column and reason, and takes the rest', async () => {
    const good = rowOf(organizationRow(npiNumber(100_002), 'GOOD CLINIC'));
    const badDate = rowOf(organizationRow(npiNumber(100_003), 'BAD', { 'Last Update Date': '13/13/2024' }));
    const content = Buffer.concat([
      csv([mainFileHeaders['V.2'], badDate, ['too', 'short']]),
      Buffer.from('"open\n'),
      csv([good]),
    ]);
    expect(await world.importContent(content)).toMatchObject(counts(4, 1, 0, 3));
    expect(readFileSync(world.rejectsPath, 'utf8').split('\n')).toEqual([
      '"Line","Column","Column Name","Reason"',
      '"2","38","Last Update Date","A date is written MM/DD/YYYY and exists."',
      '"3","","","The row has 2 columns instead of 330."',
      '"4","","","The quotes of the row do not match."',
      '',
    ]);
    expect(await world.importContent(csv([mainFileHeaders['V.2'], good]))).toMatchObject(counts(1, 0, 0, 0));
    expect(existsSync(world.rejectsPath)).toBe(false);
  });

  it('lists them while it reads, so that memory holds few', async () => {
    const listed: number[] = [];
    const onProgress = ({ step }: { readonly step: string }): void => {
      if (step !== 'reading' || !existsSync(world.rejectsPath)) return;
      listed.push(readFileSync(world.rejectsPath, 'utf8').split('\n').length - 2);
    };
    const content = csv([mainFileHeaders['V.2'], ...Array.from({ length: 40 }, () => ['too', 'short'])]);
    await world.importAll([{ name: 'bad.csv', content }], { rowsAtOnce: 10, onProgress });
    expect(listed).toEqual([10, 20, 30, 40]);
  });

  it('names the file that is broken, also where it belongs to others', async () => {
    const days = '20050523-20240101';
    const [main, names] = [mainFile([], days), sideFile('other-names', [], days)];
    const packed = gzipSync(Buffer.concat([names.content, Buffer.from('"2900000011","NAME","3",""\n'.repeat(90_000))]));
    const path = join(world.folder, `${names.name}.gz`);
    writeFileSync(path, packed.subarray(0, -9));
    const outcome = await world.importAll([main, { path }]);
    expect(outcome).toEqual({ ok: false, reason: 'file-broken', facts: { file: names.name } });
  });

  it('stops before the first row when the header is not one of the three', async () => {
    const [first = '', second = '', ...rest] = mainFileHeaders['V.2'];
    const row = rowOf(organizationRow(npiNumber(100_004), 'NEVER'));
    const swapped = await world.importContent(csv([[second, first, ...rest], row]), 'shuffled.csv');
    expect(swapped).toMatchObject({ ok: false, reason: 'header-column', facts: { file: 'shuffled.csv', column: 1 } });
    expect(await world.importContent(Buffer.alloc(0))).toMatchObject({ ok: false, reason: 'file-empty' });
    expect(await world.importContent(Buffer.from('PK'))).toMatchObject({ ok: false, reason: 'header-column' });
    expect(await findProvider(world.ctx, npiNumber(100_004))).toBeNull();
  });

  it('reads every registry file of a zip, and looks at all headers first', async () => {
    const locations = csv([
      headers['practice-locations'][0] ?? [],
      [npiNumber(100_006), '', '', 'CODY', 'WY', '', '', '', '', ''],
    ]);
    const main = csv([mainFileHeaders['V.1'], rowOf(organizationRow(npiNumber(100_006), 'ZIPPED'))]);
    const week = '20250101-20250107';
    const members = {
      [`npidata_pfile_${week}.csv`]: main,
      [`npidata_pfile_${week}_fileheader.csv`]: Buffer.from('"NPI"'),
      [`pl_pfile_${week}.csv`]: locations,
      'readme.pdf': Buffer.from('%PDF'),
    };
    const path = join(world.folder, 'week.zip');
    writeFileSync(path, zip({ ...members, [`endpoint_pfile_${week}.csv`]: Buffer.from('"NPI","Wrong"\n') }));
    expect(await world.importAll([{ path }])).toMatchObject({ ok: false, reason: 'header-column' });
    expect(await findProvider(world.ctx, npiNumber(100_006))).toBeNull();
    writeFileSync(path, zip(members));
    expect(await world.importAll([{ path }])).toMatchObject({
      value: [
        { kind: 'main', rowsAdded: 1 },
        { kind: 'practice-locations', rowsRead: 1, rowsAdded: 1 },
      ],
    });
  });

  it('of the oldest form works too', async () => {
    const oldest = mainFileHeaders['without certification date'];
    const row = rowOf(organizationRow(npiNumber(100_005), 'OLD FORM')).slice(0, oldest.length);
    expect(await world.importContent(csv([oldest, row]))).toMatchObject(counts(1, 1, 0, 0));
  });

  it('needs the rights of the owner: the application may only read', async () => {
    const query = world.pool.query("delete from registry.provider where npi = '0'");
    await expect(query).rejects.toThrow('permission denied');
  });
});

function rowOf(row: Readonly<Record<string, string>>): readonly string[] {
  return mainFileHeaders['V.2'].map((name) => row[name] ?? '');
}
