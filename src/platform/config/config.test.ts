/** The demo is on exactly when nothing real is configured, and each bad value is one line that begins with its name. */
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { StartRefusal } from './refusal.ts';

const real = {
  POLICY: 'cms-ars-5',
  SCANNER: 'structure',
  MASTER_KEY_FILE: '/keys',
  PUBLIC_URL: 'https://id.example.org',
};

describe('readConfig', () => {
  it('runs the demo with the legacy policy on an empty environment', () =>
    expect(readConfig({})).toMatchObject({ demo: true, policy: 'legacy', port: 3000, host: '127.0.0.1' }));

  it.each([
    ['DATABASE_URL', 'postgresql://u@127.0.0.1/x'],
    ['PUBLIC_URL', 'https://id.example.org'],
    ['SMTP_URL', 'smtp://127.0.0.1'],
    ['MASTER_KEY_FILE', '/keys'],
    ['KMS_URL', 'http://127.0.0.1:9'],
    ['POLICY', 'legacy'],
  ])('is no demo once %s is set', (name, value) => expect(readConfig({ ...real, [name]: value }).demo).toBe(false));

  it('is a demo with DEMO=1 on loopback, also with a loopback PUBLIC_URL', () =>
    expect(readConfig({ DEMO: '1', PUBLIC_URL: 'http://localhost:4000' }).demo).toBe(true));

  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: '1.5' }, 'PORT'],
    [{ POLICY: 'none' }, 'POLICY'],
    [{ TIME_ZONE: 'Mars/Olympus' }, 'TIME_ZONE'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ PUBLIC_URL: 'http://id.example.org', DEMO: '0' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://id.example.org/path' }, 'PUBLIC_URL'],
    [{ DEMO: '1', HOST: '0.0.0.0' }, 'DEMO=1'],
    [{ DEMO: '0' }, 'POLICY'],
    [{ ...real, POLICY: undefined, DEMO: '0' }, 'POLICY'],
    [{ ...real, SCANNER: undefined }, 'SCANNER'],
    [{ ...real, MASTER_KEY_FILE: undefined }, 'MASTER_KEY_FILE'],
    [{ TLS_CERT: '/c' }, 'TLS_CERT'],
  ])('refuses %j in one line about %s', (env, name) => {
    const attempt = () => readConfig(env);
    expect(attempt).toThrow(StartRefusal);
    expect(attempt).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });
});
