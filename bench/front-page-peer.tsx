/** The peer: a bare Hono with hono/jsx that renders the same front page, with nothing around it. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import { frameWithoutViewer } from '../src/frame.ts';
import { FrontPage } from '../src/identity/front/front.pages.tsx';
import { identityPaths } from '../src/identity/paths.ts';
import { readConfig } from '../src/platform/config/config.ts';
import { renderDocument } from '../src/ui/render.ts';

const app = new Hono();
const frame = frameWithoutViewer(readConfig({}));
const links = { enrollment: identityPaths.enrollment, registry: identityPaths.registry };
const formTokens = () => ({ csrf: 'x'.repeat(120), idempotency: 'x'.repeat(200) });
app.get('/', (context) =>
  context.html(
    renderDocument(<FrontPage form={{ values: {}, errors: {} }} to="/" links={links} />, {
      formTokens,
      frame,
      drawsAnew: true,
    }),
  ),
);
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
server.on('listening', () => console.log(`ready at http://localhost:${(server.address() as AddressInfo).port}`));
process.once('SIGTERM', () => process.exit());
