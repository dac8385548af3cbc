/**
 * What one look at mayActFor touches among 100,000 memberships and 100,000 connections: at most 20 buffers, whoever asks.
 * It counts pages and not time, so the machine's load does not matter.
 */
import pg from 'pg';
import { buffersOf, fillAuthorityWorld } from '../test/authority-world.ts';
import { openBenchDatabase } from './bench-database.ts';
import type { Result } from './result.ts';

const people = 100_000;
const most = 20;

/** Account n holds a role at party n / 4, every third as staff; party n has the parties n + 1 and n + 2 as surrogates. */
const looks = [
  { who: 'an official', account: 40_001, party: 10_000 },
  { who: 'staff', account: 60_003, party: 15_000 },
  { who: 'the official of a surrogate', account: 40_001, party: 9_999 },
  { who: 'staff of a surrogate', account: 60_003, party: 14_998 },
  { who: 'a stranger', account: 40_001, party: 17 },
] as const;

export async function authority(): Promise<readonly Result[]> {
  const database = await openBenchDatabase();
  const admin = new pg.Client(database.url('admin'));
  try {
    await admin.connect();
    await fillAuthorityWorld(admin, people);
    const results: Result[] = [];
    for (const { who, ...look } of looks) {
      const { buffers: value } = await buffersOf(admin, database.appPool, look);
      const name = `mayActFor for ${who}`;
      results.push({ name, value, unit: 'buffers', goal: `at most ${most}`, holds: value > 0 && value <= most });
    }
    return results;
  } finally {
    await admin.end();
    await database.close();
  }
}
