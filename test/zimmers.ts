/**
 * Our API over a registry of which tests know everything: the providers of the cast, two of whom all is filed, and so many
 * called Zimmer that they fill pages. A week later one of them has another first name.
 */
import { expect } from 'vitest';
import { mainFile } from '../db/seeds/registry-files.ts';
import { loadReference } from '../src/registry/index.ts';
import type { ProviderAnswer } from '../src/registry/providers-api/provider-shapes.forms.ts';
import { programOf, type Ask } from './api-world.ts';
import { importerOf, npiNumber, personRow } from './registry-world.ts';
import { importWholeProviders } from './whole-providers.ts';
import { openWorld } from './world.ts';

export const ZIMMERS = 130;
const zimmer = (n: number, rest = {}) =>
  personRow(npiNumber(n), 'ZIMMER', `A${n}`, {
    'Provider First Line Business Practice Location Address': `${n} MAIN ST`,
    'Provider Business Practice Location Address City Name': 'SPRINGFIELD',
    'Provider Business Practice Location Address State Name': 'IL',
    'Provider Business Practice Location Address Postal Code': n % 2 === 0 ? '627010001' : '606010001',
    'Provider Business Practice Location Address Country Code (If outside U.S.)': 'US',
    'Healthcare Provider Taxonomy Code_1': '207KA0200X',
    'Healthcare Provider Primary Taxonomy Switch_1': 'Y',
    'Provider Enumeration Date': '01/05/2010',
    ...rest,
  });

export interface ProvidersAnswer {
  readonly total: number;
  readonly totalIs: string;
  readonly providers: readonly ProviderAnswer[];
  readonly missing?: readonly string[];
  readonly next: string | null;
}

export interface ZimmerWorld {
  readonly ask: Ask;
  /** Of a search; throws where it is refused. */
  page(query: string): Promise<ProvidersAnswer>;
  /** Of an address that is refused: parameter → sentence. */
  errorsOf(path: string): Promise<Readonly<Record<string, string>>>;
  end(): Promise<void>;
}

export async function zimmerWorld(): Promise<ZimmerWorld> {
  const world = await openWorld({ checksHtml: false });
  await loadReference(world.parts.database.ownerUrl);
  const importer = importerOf(world);
  await importWholeProviders(importer);
  const zimmers = Array.from({ length: ZIMMERS }, (_, n) => zimmer(n));
  await importer.importAll([
    mainFile(zimmers, '20250108-20250114'),
    mainFile([zimmer(0, { 'Last Update Date': '01/20/2025', 'Provider First Name': 'ZOE' })], '20250115-20250121'),
  ]);
  const ask = programOf(world);
  return {
    ask,
    async page(query) {
      const { status, body } = await ask(`/api/v1/providers?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      return body as ProvidersAnswer;
    },
    async errorsOf(path) {
      const { status, body } = await ask(path);
      expect(status).toBe(422);
      return (body as { readonly errors: Readonly<Record<string, string>> }).errors;
    },
    end: () => world.end(),
  };
}
