/**
 * What the setup of a run and its tests say to each other: a test leaves `asked` in the run's folder, the setup answers
 * with `ready`. Files, because tests run in processes of their own.
 */
import type { DatabaseRole } from '../src/platform/db/roles.ts';

export const askedFile = 'asked';
export const readyFile = 'ready.json';
export const templateName = 'countersign_template';

export interface ReadyDatabase {
  readonly urls?: Readonly<Record<DatabaseRole, string>>;
  /** Why there is no database: what a migration or the start said. */
  readonly error?: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseFolder: string;
  }
}
