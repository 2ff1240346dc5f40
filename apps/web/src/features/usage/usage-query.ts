import { getUsage } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** The plan of an organisation, and how much of it is used. */
export const usageQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['usage', organisationId],
    queryFn: ({ signal }) => call(getUsage, { query: { organisationId } }, signal),
  });
