/** Imports in a process of their own, killed (kill -9) when they have come so far, and what is in the registry afterwards. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { RegistryWorld } from '../registry-world.ts';

const program = fileURLToPath(new URL('importing-process.ts', import.meta.url));

/** Runs an import until it says something that ends it; answers everything that it said. */
export async function importUntil(
  world: RegistryWorld,
  paths: readonly string[],
  ends: (line: string) => boolean = () => false,
): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, world.url('owner'), ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: string[] = [];
  let rest = '';
  child.stdout.on('data', (part: Buffer) => {
    const lines = (rest + part.toString()).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
    if (lines.some(ends)) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said;
}

const tables = {
  provider: 'npi',
  other_name: 'npi, line',
  practice_location: 'npi, line',
  endpoint: 'npi, line',
  person_key: 'official, last_key, first_key, npi, state',
  organization_key: 'turned, name, npi, state',
  place_key: 'taxonomy, state, city_key, zip, npi, country',
  word: 'kind, word',
  change: 'npi, field, effective_on',
};

/** As the owner: what is asked of a whole table takes longer than the application may. */
export async function rowsOf(world: RegistryWorld, query: string): Promise<readonly pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: world.url('owner') });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

/** Of each table the number of its rows and a digest of what files said in them. */
export async function contentOf(world: RegistryWorld): Promise<unknown> {
  const content: Record<string, unknown> = {};
  for (const [table, order] of Object.entries(tables)) {
    const query = `select count(*)::integer as rows,
        md5(string_agg(md5((to_jsonb(t) - '{change_id,import_run_id,changed_at}'::text[])::text), '' order by ${order})) as digest
      from registry.${table} t`;
    [content[table]] = await rowsOf(world, query);
  }
  return content;
}
