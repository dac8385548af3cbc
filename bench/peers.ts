/**
 * Compiles the peers and what they render, as the product is compiled, so that both sides run the same kind of code. They
 * find the built styles and images through a link, as pages name them by their hash.
 */
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { programOf } from '../bin/run-child.ts';
import { projectRoot } from '../bin/source/source-tree.ts';

const folder = join(projectRoot, '.cache', 'bench');

export function buildPeers(): void {
  const project = join(projectRoot, 'bench', 'tsconfig.json');
  const { status } = spawnSync(process.execPath, [programOf('typescript', 'tsc'), '-p', project], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The peers do not compile');
  mkdirSync(folder, { recursive: true });
  const assets = join(folder, 'assets');
  if (!existsSync(assets)) symlinkSync(join(projectRoot, 'dist', 'assets'), assets);
}

/** The compiled file of a peer, to be started by node. */
export const peerFile = (name: string): string => join(folder, 'bench', `${name}-peer.js`);
