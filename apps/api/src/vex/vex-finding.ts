import type { FindingDocument } from '@red-tortoise/documents';

/** A finding of a component that is there, as far as statements can meet it. */
export type VexFinding = Pick<FindingDocument, '_id' | 'names' | 'packagePurl' | 'version' | 'triage' | 'history'>;
