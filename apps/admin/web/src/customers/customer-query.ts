import { type CustomerShown, type CustomerSubject, customerEndpoints } from '@red-tortoise/contracts';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/ask.js';
import { isOpen } from './request-text.js';

/** Asked again and again while something is under way. */
export const customerQuery = (subject: CustomerSubject, id: string) =>
  queryOptions<CustomerShown>({
    queryKey: ['customers', subject, id],
    refetchInterval: ({ state }) => (state.data?.requests.some(isOpen) ? 1_000 : false),
    queryFn: ({ signal }) => ask(customerEndpoints.customer, { params: { subject, id } }, signal),
  });
