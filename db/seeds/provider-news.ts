/**
 * What a later weekly file brought of the fictional providers, so that the demo has a history, endpoints and what else stands
 * in side files. Only the demo takes it: tests that count providers begin with the first file.
 */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles, importSentence, type ImportParts } from '../../src/registry/index.ts';
import { castNpis, fictionalProviders, type FileRow } from './fictional-providers.ts';
import { mainFile, sideFile } from './registry-files.ts';

const days = '20250922-20250928';

const rowOf = (name: string): FileRow =>
  fictionalProviders.find((row) => row['Provider Organization Name (Legal Business Name)'] === name) ?? {};

const willowCreek: FileRow = {
  ...rowOf('Willow Creek Home Health, Inc.'),
  'Last Update Date': '09/24/2025',
  'Certification Date': '09/24/2025',
  'Authorized Official Last Name': 'Lang',
  'Authorized Official First Name': 'Peter',
  'Provider Business Practice Location Address Telephone Number': '3095550165',
};
const northgate = rowOf('Northgate Imaging Center, LLC')['NPI'] ?? '';

const files = [
  mainFile([willowCreek], days),
  sideFile('other-names', [[castNpis.hillStreetPharmacy, 'Hill Street Drugs', '4', '10/10/2014']], days),
  sideFile(
    'practice-locations',
    [[northgate, '18 Elm Court', 'Suite 3', 'Corvallis', 'OR', '973300018', 'US', '5415550118', '', '5415550119']],
    days,
  ),
  sideFile(
    'endpoints',
    [
      [
        castNpis.lakesideClinic,
        'FHIR',
        'FHIR URL',
        'https://fhir.lakeside-clinic.example/r4',
        'N',
        'Records of patients',
        '',
      ]
        .concat(['HIE', 'Health Information Exchange (HIE)', '', 'OTHER', 'Other', 'Summaries'])
        .concat(['12 Lake Road', '', 'Springfield', 'IL', 'US', '627010012']),
    ],
    days,
  ),
];

export async function seedProviderNews(parts: ImportParts): Promise<void> {
  const rejectsPath = (): string => join(tmpdir(), 'countersign-seed.rejects.csv');
  const outcome = await importFiles(parts, { files, rejectsPath });
  if (!outcome.ok) throw new Error(importSentence(outcome));
  if (outcome.value.some(({ rowsRejected }) => rowsRejected > 0))
    throw new Error('News of a fictional provider were rejected; see the rejects file.');
}
