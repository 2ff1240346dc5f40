import type { ReportedComponent } from '../project-report.js';
import { inPieces } from '../writing/in-pieces.js';
import { csvText } from './csv-text.js';

/** One row for each component. */
export function componentsCsv(components: AsyncIterable<ReportedComponent>) {
  return inPieces(
    csvText<ReportedComponent>(
      {
        purl: ({ purl }) => purl,
        name: ({ name }) => name,
        version: ({ version }) => version,
        direct: ({ direct }) => direct,
        development: ({ dev }) => dev,
        optional: ({ optional }) => optional,
        licence: ({ licence }) => licence,
        latest: ({ latest }) => latest,
        behind: ({ behind }) => behind,
        deprecated: ({ deprecated }) => deprecated,
        path: ({ path }) => path.join(' > '),
      },
      components,
    ),
  );
}
