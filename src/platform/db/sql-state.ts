/** The five signs by which PostgreSQL says what went wrong; empty for what is no error of the database. */
export const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Another row has what this one was to have, by the name of the unique index. */
export const breaksUnique = (error: unknown, index: string): boolean =>
  sqlState(error) === '23505' && error instanceof Error && 'constraint' in error && error.constraint === index;
