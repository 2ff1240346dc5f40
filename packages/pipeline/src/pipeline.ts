/** What one extracted page is: some items, and where to go on after them. */
export interface PipelinePage<Raw> {
  items: Raw[];
  /** Opaque to everyone but `extract`: given back to it, the pipeline goes on after this page. */
  cursor: string;
}

/** Extract, transform, load: one source of data, followed page by page. */
export interface Pipeline<Raw, Row> {
  /** Unique, kebab-case; names the pipeline in runs, logs and errors. */
  readonly name: string;
  /**
   * Yields pages, starting after `cursor` (null: from the start). Throws where the source does not answer: an outage must
   * never read as an empty source. Ends early by throwing what `signal` was aborted with.
   */
  extract(run: { cursor: string | null; signal: AbortSignal }): AsyncIterable<PipelinePage<Raw>>;
  /** Returns null to drop the item. Pure: no clock, no network, no database. */
  transform(raw: Raw): Row | null;
  /** Upserts a page and returns how much it wrote. May run twice with the same rows, or with half of them written. */
  load(rows: Row[]): Promise<number>;
}

/** Names a pipeline and checks at start-up that the name is one. @throws TypeError */
export function definePipeline<Raw, Row>(pipeline: Pipeline<Raw, Row>): Pipeline<Raw, Row> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(pipeline.name)) {
    throw new TypeError(`a pipeline's name is kebab-case, not ${JSON.stringify(pipeline.name)}`);
  }
  return pipeline;
}
