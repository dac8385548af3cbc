/**
 * How PostgreSQL's values become JavaScript's, for every connection: moments are Date, days stay text ('2026-05-03'),
 * bigint and numeric stay text because a number would lose digits. The generated `Database` type says the same.
 */
import pg from 'pg';

const dateType = 1082;
const dateArrayType = 1182;
const textArrayType: number = 1009;
const asText = (value: string): string => value;

export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    // The package's own reading of a day is midnight in the zone of the process: wrong by a day for half of the world.
    if (id === dateType && format !== 'binary') return asText;
    if (id === dateArrayType && format !== 'binary') return pg.types.getTypeParser(textArrayType, 'text');
    return pg.types.getTypeParser(id, format);
  },
};
