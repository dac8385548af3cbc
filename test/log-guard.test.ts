/**
 * The guard is tried on a real logger: what it must find, in every dress, and what it must let pass.
 */
import { describe, expect, it } from 'vitest';
import { openLog } from '../src/platform/telemetry/log.ts';
import { createLogGuard } from './log-guard.ts';

const known = [
  ['name', 'Hall'],
  ['ssn', '900-12-3456'],
  ['phone', '555-0142'],
  ['e-mail', 'ada@lakeside.example'],
  ['password', 'Demo#2026pw'],
] as const;

const leaksOf = (fields: object, message = 'something happened'): readonly string[] => {
  const guard = createLogGuard(known);
  openLog('info', guard.destination).info(fields, message);
  expect(guard.lines).toHaveLength(1);
  return guard.leaks();
};

describe('the log guard', () => {
  it.each([
    ['a name in the message', {}, 'Esme Hall signed in'],
    ['a name in another case', { who: 'HALL' }, undefined],
    ['a number', { ssn: '900-12-3456' }, undefined],
    ['a number without hyphens', { note: 'ssn 900123456.' }, undefined],
    ['an address in a URL', { url: '/reset?to=ada%40lakeside.example' }, undefined],
    ['a password deep in an object', { body: { fields: [{ value: 'Demo#2026pw' }] } }, undefined],
  ])('finds %s', (_what, fields, message) => {
    expect(leaksOf(fields, message)).not.toEqual([]);
  });

  it.each([
    ['a word that holds a name', { note: 'it shall be' }],
    ['digits of a longer number', { id: '19001234567' }],
    ['ids and patterns', { route: '/for/:party/role-requests', accountId: '0193b8f2-7c1e-7000-8000-00805f9b34fb' }],
  ])('lets pass %s', (_what, fields) => {
    expect(leaksOf(fields)).toEqual([]);
  });

  it('finds what it has learned on the way', () => {
    const guard = createLogGuard();
    guard.learn('code', '482913');
    openLog('info', guard.destination).info({ code: '482913' }, 'sent');
    expect(guard.leaks()).toHaveLength(1);
  });
});
