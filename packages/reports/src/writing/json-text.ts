/**
 * A value as JSON. A list that comes as an async iterable, anywhere in it, is written as it comes, item by item, so that
 * only one is in memory.
 */
export async function* jsonText(value: unknown): AsyncGenerator<string> {
  if (isAsyncIterable(value)) {
    yield '[';
    let separator = '\n';
    for await (const item of value) {
      yield separator + JSON.stringify(item);
      separator = ',\n';
    }
    yield '\n]';
  } else if (hasAsyncIterable(value)) {
    yield* Array.isArray(value) ? items(value) : fields(value);
  } else {
    yield JSON.stringify(value);
  }
}

async function* fields(value: object): AsyncGenerator<string> {
  let separator = '{\n';
  for (const [name, field] of Object.entries(value)) {
    if (field === undefined) continue;
    yield `${separator}${JSON.stringify(name)}: `;
    yield* jsonText(field);
    separator = ',\n';
  }
  yield '\n}';
}

async function* items(list: unknown[]): AsyncGenerator<string> {
  let separator = '[';
  for (const item of list) {
    yield separator;
    yield* jsonText(item);
    separator = ',';
  }
  yield ']';
}

function hasAsyncIterable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((field) => isAsyncIterable(field) || hasAsyncIterable(field));
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
