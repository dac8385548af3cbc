/**
 * docs/generated/modules.svg: the modules in the order of the import law, how many files each has, and how many imports
 * lead from one to another. Drawn by hand-placed boxes, so that the picture is the same on every machine.
 */
import { cruiseLaw } from '../source/import-law.ts';
import { businessModules, projectRoot, readSourceTree } from '../source/source-tree.ts';
import { byText, type GeneratedDocument } from './document.ts';

interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

const boxWidth = 128;
const boxHeight = 56;
const columnStep = 176;
const middle = 300;
const height = 560;
const ink = '#1c2733';
const spruce = '#0b5a53';

/** Left to right is the order of the law; platform and ui stand above each other because neither may know the other. */
const boxes: readonly Box[] = [
  { name: 'vocabulary', x: 24, y: middle },
  { name: 'platform', x: 24 + columnStep, y: middle - 72 },
  { name: 'ui', x: 24 + columnStep, y: middle + 72 },
  ...businessModules.map((name, index) => ({ name, x: 24 + columnStep * (index + 2), y: middle })),
];

type Counts = ReadonlyMap<string, number>;

const moduleOf = (path: string): string | null => /^src\/([^/]+)\//.exec(path)?.[1] ?? null;

async function countImports(): Promise<Counts> {
  const { result } = await cruiseLaw(projectRoot, ['src']);
  const counts = new Map<string, number>();
  for (const { source, dependencies } of result.modules) {
    const from = moduleOf(source);
    if (from === null || /\.(test|preview)\.tsx?$/.test(source)) continue;
    for (const { resolved } of dependencies) {
      const to = moduleOf(resolved);
      if (to !== null && to !== from) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
    }
  }
  return counts;
}

function drawBox({ name, x, y }: Box, fileCount: number): string {
  const top = y - boxHeight / 2;
  const centre = x + boxWidth / 2;
  return [
    `<rect x="${x}" y="${top}" width="${boxWidth}" height="${boxHeight}" rx="6" fill="#ffffff" stroke="${spruce}" stroke-width="1.5"/>`,
    `<text x="${centre}" y="${y - 3}" text-anchor="middle" font-weight="600">${name}</text>`,
    `<text x="${centre}" y="${y + 16}" text-anchor="middle" font-size="12" fill="#56636f">${fileCount} files</text>`,
  ].join('\n');
}

/** Neighbours are joined by a line; whoever reaches further bends around what stands between, above it, or below for ui. */
function drawEdge(from: Box, to: Box, count: number): string {
  const startX = from.x;
  const endX = to.x + boxWidth;
  const distance = Math.round((startX - to.x) / columnStep);
  const isNear = distance <= 1;
  const bend = to.name === 'ui' ? 1 : -1;
  const depth = isNear ? 0 : bend * (40 + 34 * distance + (to.name === 'vocabulary' ? 60 : 0));
  const startY = isNear ? from.y : from.y + bend * (boxHeight / 2 - 8);
  const endY = isNear ? to.y : to.y + bend * (boxHeight / 2 - 8);
  const labelX = (startX + endX) / 2;
  const labelY = (startY + endY) / 2 + depth * 0.75 - 4;
  return [
    `<path d="M ${startX} ${startY} C ${startX - 24} ${startY + depth}, ${endX + 24} ${endY + depth}, ${endX + 2} ${endY}" fill="none" stroke="#7a8893" marker-end="url(#tip)"/>`,
    `<text x="${labelX}" y="${labelY}" text-anchor="middle" font-size="11" fill="#56636f">${count}</text>`,
  ].join('\n');
}

export function drawModules(fileCounts: Counts, imports: Counts): string {
  const shown = boxes.filter(({ name }) => (fileCounts.get(name) ?? 0) > 0);
  const byName = new Map(shown.map((box) => [box.name, box]));
  const edges = [...imports]
    .toSorted(([a], [b]) => byText(a, b))
    .flatMap(([pair, count]) => {
      const [from, to] = pair.split(' ').map((name) => byName.get(name));
      return from && to ? [drawEdge(from, to, count)] : [];
    });
  const width = Math.max(...shown.map(({ x }) => x)) + boxWidth + 24;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="15" fill="${ink}" role="img" aria-labelledby="title">`,
    '<title id="title">Modules of Countersign: an arrow leads from the module that imports to the one it imports, with the number of imports</title>',
    `<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M 0 0 L 8 4 L 0 8 z" fill="#7a8893"/></marker></defs>`,
    `<rect width="${width}" height="${height}" fill="#f5f7f8"/>`,
    ...edges,
    ...shown.map((box) => drawBox(box, fileCounts.get(box.name) ?? 0)),
    '</svg>',
    '',
  ].join('\n');
}

export const moduleGraph: GeneratedDocument = {
  path: 'docs/generated/modules.svg',
  async make() {
    const counts = new Map<string, number>();
    for (const { module, isTest, path } of readSourceTree().files) {
      if (module !== null && !isTest && /\.tsx?$/.test(path)) counts.set(module, (counts.get(module) ?? 0) + 1);
    }
    return drawModules(counts, await countImports());
  },
};
