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
    ['POLICY', 'legacy'],
  ])('is no demo once %s is set', (name, value) => expect(readConfig({ ...real, [name]: value }).demo).toBe(false));

  it('says what ended the demo', () => {
    expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(
      'POLICY must be chosen outside the demo (HOST 0.0.0.0 is not',
    );
    expect(() => readConfig({ SMTP_URL: 'smtp://127.0.0.1' })).toThrow('outside the demo (SMTP_URL is given)');
  });

  it('takes proxies and a sender as people write them', () =>
    expect(readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, ::1', MAIL_FROM: 'Desk <desk@id.example.org>' })).toMatchObject({
      trustedProxies: ['10.0.0.0/8', '::1'],
      mailFrom: 'Desk <desk@id.example.org>',
    }));

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
    [{ ...real, KMS_URL: 'http://127.0.0.1:9' }, 'MASTER_KEY_FILE'],
    [{ TLS_CERT: '/c' }, 'TLS_CERT'],
    [{ DATABASE_REPLICA_URL: 'postgres://127.0.0.1/x' }, 'DATABASE_REPLICA_URL'],
    [{ PORT: '0x50' }, 'PORT'],
    [{ PORT: ' ' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PUBLIC_URL: 'id.example.org' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ftp://id.example.org' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://a:b@id.example.org' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://id.example.org/?a=1' }, 'PUBLIC_URL'],
    [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
    [{ TRUSTED_PROXIES: '10.0.0.0/' }, 'TRUSTED_PROXIES'],
    [{ TRUSTED_PROXIES: '::1 proxy.example.org' }, 'TRUSTED_PROXIES'],
    [{ SMTP_URL: 'smtp://', DEMO: '1' }, 'SMTP_URL'],
    [{ SMTP_URL: 'mail.example.org', DEMO: '1' }, 'SMTP_URL'],
    [{ SMS_URL: 'texts' }, 'SMS_URL'],
    [{ SCANNER: 'clamd:' }, 'SCANNER'],
    [{ MAIL_FROM: 'nobody' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'a@b.example\nBcc: <c@d.example>' }, 'MAIL_FROM'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  ])('refuses %j in one line about %s', (env, name) => {
    const attempt = () => readConfig(env);
    expect(attempt).toThrow(StartRefusal);
    expect(attempt).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });
});
