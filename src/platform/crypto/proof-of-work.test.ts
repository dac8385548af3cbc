/** Done work holds for the text it was set for, under our keys, and for nothing else. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { expect, test } from 'vitest';
import { openKeyring } from './keyring.ts';
import { isWorkDone, setWork, type DoneWork } from './proof-of-work.ts';

const keyring = await openKeyring({ kind: 'test' });

const challenge = await setWork(keyring, 'drawn at noon');
const solution = await solveChallenge({ challenge, deriveKey });
if (!solution) throw new Error('No number was found');
const work: DoneWork = { challenge, solution };

test('it holds for its own text alone', async () => {
  expect(await isWorkDone(keyring, 'drawn at noon', work)).toBe(true);
  expect(await isWorkDone(keyring, 'drawn at one', work)).toBe(false);
});

test.each<[string, DoneWork]>([
  ['a number that was not found', { challenge, solution: { ...solution, counter: solution.counter + 1 } }],
  ['no number', { challenge, solution: { ...solution, counter: -1 } }],
  ['another key', { challenge, solution: { ...solution, derivedKey: `00${'ab'.repeat(31)}` } }],
  ['no key', { challenge, solution: { ...solution, derivedKey: '' } }],
  [
    'less work than was set',
    { challenge: { ...challenge, parameters: { ...challenge.parameters, cost: 1 } }, solution },
  ],
  ['no signature', { challenge: { parameters: challenge.parameters }, solution }],
  ['nonsense', { challenge: { parameters: { ...challenge.parameters, nonce: 'xyz' }, signature: '' }, solution }],
])('%s is no work', async (_what, tampered) => {
  expect(await isWorkDone(keyring, 'drawn at noon', tampered)).toBe(false);
});

test('two are never the same', async () => {
  const other = await setWork(keyring, 'drawn at noon');
  expect(other.signature).not.toBe(challenge.signature);
});
