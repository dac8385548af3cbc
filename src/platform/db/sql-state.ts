/** The five signs by which PostgreSQL says what went wrong; empty for what is no error of the database. */
export const sqlState = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
