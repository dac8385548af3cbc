/** A new tracking ID from the operating system's randomness. It names a request and proves nothing (vocabulary/tracking-id.ts). */
import { randomBytes } from 'node:crypto';
import { trackingIdFrom } from '../../vocabulary/tracking-id.ts';

const randomBytesWanted = 8;

export const newTrackingId = (): string => trackingIdFrom(randomBytes(randomBytesWanted));
