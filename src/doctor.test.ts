import { expect, it } from 'vitest';
import { configFindings } from './doctor.ts';
import { readConfig } from './platform/config/config.ts';

const proxyWith = (env: Readonly<Record<string, string>>) =>
  configFindings({ config: readConfig({ DEMO: '1', ...env }) }).find(({ what }) => what === 'proxy');
const behind = { PUBLIC_URL: 'https://id.example.org' };

it.each([
  [{}, true, 'Nobody may say who a client is.'],
  [{ ...behind, TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8' }, true, '127.0.0.1, 10.0.0.0/8 may say who a client is.'],
  [{ ...behind, TLS_CERT: '/cert.pem', TLS_KEY: '/key.pem' }, true, 'Nobody may say who a client is.'],
  [behind, false, expect.stringContaining('TRUSTED_PROXIES')],
])('with %j the proxy in front is fine: %s', (env, fine, says) => {
  expect(proxyWith(env)).toEqual({ what: 'proxy', fine, says });
});
