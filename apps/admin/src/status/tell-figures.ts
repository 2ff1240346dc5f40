import type { Stores } from '../stores.js';

/** Older than that, figures say nothing of now. In milliseconds. */
const longestKept = 5 * 60_000;

/** The last minute's figures of the status page, for Prometheus. What is no longer measured is no longer told. */
export async function tellFigures({ database, metrics, logger }: Stores): Promise<void> {
  metrics.status.reset();
  try {
    const latest = await database.statusSample.findFirst({ orderBy: { at: 'desc' }, select: { at: true } });
    if (!latest || Date.now() - latest.at.getTime() > longestKept) return;
    const figures = await database.statusSample.findMany({ where: { at: latest.at } });
    for (const { metric, value } of figures) metrics.status.labels(metric).set(value);
  } catch (error) {
    // Everything else that this process says of itself is told all the same.
    logger.warn({ err: error }, 'the figures of the status page cannot be read');
  }
}
