import { getImport, getImportDiff } from '@red-tortoise/contracts';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** What changed with an import, against another one or the one before it. */
export function diffQuery(importId: string, against?: string) {
  return queryOptions({
    queryKey: ['imports', 'diff', importId, against],
    queryFn: ({ signal }) => call(getImportDiff, { params: { id: importId }, query: { against } }, signal),
    placeholderData: keepPreviousData,
  });
}

export function importQuery(importId: string) {
  return queryOptions({
    queryKey: ['imports', 'one', importId],
    queryFn: ({ signal }) => call(getImport, { params: { id: importId } }, signal),
  });
}
