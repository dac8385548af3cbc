import { describe, expect, it } from 'vitest';
import { coversAll, periodOf, REGISTRY_FILE_NAME } from './file-name.rules.ts';

describe('the name of a file', () => {
  it('says which days it covers', () => {
    const period = { firstDay: '2024-01-01', lastDay: '2024-01-07' };
    expect(periodOf('npidata_pfile_20240101-20240107.csv')).toEqual(period);
    expect(periodOf('npidata_pfile_12_organizations.csv')).toEqual({ firstDay: null, lastDay: null });
    expect(periodOf('npidata_pfile_20241301-20240107.csv')).toEqual({ firstDay: null, lastDay: '2024-01-07' });
  });

  it('tells full files from weekly ones', () => {
    expect(periodOf('deactivated_npi_report_20240108.csv')).toEqual({ firstDay: null, lastDay: '2024-01-08' });
    expect(periodOf('NPI Deactivation Report 20240108.csv')).toEqual({ firstDay: null, lastDay: '2024-01-08' });
    expect(coversAll(periodOf('npidata_pfile_20050523-20240107.csv'))).toBe(true);
    expect(coversAll(periodOf('npidata_pfile_20240101-20240107.csv'))).toBe(false);
    expect(coversAll(periodOf('npidata_pfile_20240101-20250107.csv'))).toBe(false);
    expect(coversAll(periodOf('npidata.csv'))).toBe(false);
  });

  it.each([
    ['npidata_pfile_20240101-20240107.csv', true],
    ['folder/pl_pfile_20240101-20240107.csv', true],
    ['othername_pfile_20240101-20240107.csv', true],
    ['endpoint_pfile_20240101-20240107.csv', true],
    ['NPI Deactivation Report 20240108.csv', true],
    ['npidata_pfile_20240101-20240107_fileheader.csv', false],
    ['NPPES_Data_Dissemination_Readme.pdf', false],
  ])('%s in an archive is read: %s', (name, read) => expect(REGISTRY_FILE_NAME.test(name)).toBe(read));
});
