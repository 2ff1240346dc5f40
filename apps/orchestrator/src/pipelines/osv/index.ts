import { definePipeline, type Pipeline } from '@red-tortoise/pipeline';
import { extractFrom } from './extract.js';
import type { ExtractOptions } from './extract-options.js';
import { type LoadOptions, loadInto } from './load.js';
import type { OsvRow, RawRecord } from './osv-record-row.js';
import { transformAt } from './transform.js';

/** The records of one source of advisories: read whole or by what changed, checked, told as events, stored. */
export function osvPipeline(options: ExtractOptions & LoadOptions): Pipeline<RawRecord, OsvRow> {
  return definePipeline({
    name: `advisories-${options.source}`,
    extract: extractFrom(options),
    transform: transformAt(options.startedAt, options.context.settings.current.ecosystemOf),
    load: loadInto(options),
  });
}
