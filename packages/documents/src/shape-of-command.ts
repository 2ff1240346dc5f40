const longestShape = 1_000;
const deepest = 12;
/** What is asked for, not what it is compared with. */
const kept = new Set(['sort', 'hint', 'projection', 'limit', 'skip', 'key', '$sort', '$limit', '$project', '$exists']);

/** A command of MongoDB without its values: names and operators stay, so that the same question has the same shape. */
export function shapeOfCommand(command: Readonly<Record<string, unknown>>): string {
  const [name, collection] = Object.entries(command)[0] ?? ['', ''];
  const rest = Object.entries(command).slice(1);
  const said = Object.fromEntries(rest.map(([key, value]) => [key, kept.has(key) ? value : shapeOf(value, 0)]));
  return JSON.stringify({ [name]: collection, ...said }).slice(0, longestShape);
}

function shapeOf(value: unknown, depth: number): unknown {
  if (depth > deepest) return '…';
  if (Array.isArray(value)) return shapeOfArray(value, depth);
  if (typeof value !== 'object' || value === null || !isPlain(value)) return '?';
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, kept.has(key) ? inner : shapeOf(inner, depth + 1)]),
  );
}

/** However many values, conditions or documents of the same shape there are. */
function shapeOfArray(values: readonly unknown[], depth: number): unknown[] {
  const shapes = new Map(
    values.slice(0, 50).map((value) => {
      const shape = shapeOf(value, depth + 1);
      return [JSON.stringify(shape), shape];
    }),
  );
  return [...shapes.values()];
}

function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;
}
