/**
 * A hidden field for work that the browser does while its owner types (work-field.client.ts). Without script it stays empty,
 * and nothing may depend on it: what it is worth, the server decides. Ours; USWDS has none.
 */
export const WorkField = ({ name, work }: { name: string; work: string }) => (
  <input type="hidden" name={name} value="" data-work={work} />
);
