/** Where checkpoints are kept: beside the keys, outside the database. */
import { join } from 'node:path';

export const checkpointFolder = (dataDir: string): string => join(dataDir, 'audit-checkpoints');
