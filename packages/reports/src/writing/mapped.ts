/** Each item as `change` makes it; null leaves it out. */
export async function* mapped<T, R>(items: AsyncIterable<T>, change: (item: T) => R | null): AsyncGenerator<R> {
  for await (const item of items) {
    const changed = change(item);
    if (changed !== null) yield changed;
  }
}
