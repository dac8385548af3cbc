/**
 * The code lists that ship with the product, and how a line of each becomes a row. Lists of codes and names only: the
 * definitions behind taxonomy codes belong to others.
 */
export const referenceFiles = {
  taxonomy: { file: 'taxonomy.csv', head: ['code', 'grouping', 'classification', 'specialization'] },
  country: { file: 'country.csv', head: ['code', 'name'] },
  state: { file: 'state.csv', head: ['code', 'name'] },
  identifierType: { file: 'identifier-type.csv', head: ['code', 'name'] },
} as const;

export type ReferenceList = keyof typeof referenceFiles;

/** The rows below the head; throws when the file is not ours, since it ships with the product. */
export function rowsOf(
  list: ReferenceList,
  lines: readonly (readonly string[] | null)[],
): readonly (readonly string[])[] {
  const { file, head } = referenceFiles[list];
  const [found, ...rows] = lines;
  if (found?.join() !== head.join()) throw new Error(`${file}: the first line is not ${head.join(',')}.`);
  return rows.map((row, index) => {
    if (row?.length !== head.length) throw new Error(`${file}, line ${index + 2}: expected ${head.length} values.`);
    return row;
  });
}
