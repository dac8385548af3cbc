/**
 * Which process wrote an event or sealed a batch: host and process id, so that two nodes with different clocks can be
 * told apart. It is decided once; nothing of a request is in it.
 */
import { hostname } from 'node:os';
import { plainText } from './plain-text.ts';

const longestHost = 100;

export const processName = `${plainText(hostname(), longestHost) ?? 'host'}:${process.pid}`;
