import { describe, expect, it } from 'vitest';
import { MAIN_FILE_NAME, periodOf } from './file-name.rules.ts';

describe('the name of a file', () => {
  it('says which days it covers', () => {
    const period = { firstDay: '2024-01-01', lastDay: '2024-01-07' };
    expect(periodOf('npidata_pfile_20240101-20240107.csv')).toEqual(period);
    expect(periodOf('npidata_pfile_12_organizations.csv')).toEqual({ firstDay: null, lastDay: null });
    expect(periodOf('npidata_pfile_20241301-20240107.csv')).toEqual({ firstDay: null, lastDay: '2024-01-07' });
  });

  it('tells the main file from those beside it in an archive', () => {
    expect(MAIN_FILE_NAME.test('npidata_pfile_20240101-20240107.csv')).toBe(true);
    expect(MAIN_FILE_NAME.test('folder/npidata_pfile_20240101-20240107.csv')).toBe(true);
    expect(MAIN_FILE_NAME.test('npidata_pfile_20240101-20240107_fileheader.csv')).toBe(false);
    expect(MAIN_FILE_NAME.test('othername_pfile_20240101-20240107.csv')).toBe(false);
  });
});
