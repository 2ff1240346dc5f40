import { createMute, deleteMute, listMutes, type RequestOf } from '@red-tortoise/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** What the reader has muted, or an organisation has. */
export function mutesQuery(organisationId: string | undefined) {
  return queryOptions({
    queryKey: ['mutes', organisationId ?? null],
    queryFn: ({ signal }) => call(listMutes, { query: { organisationId } }, signal),
  });
}

export function useMute() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<typeof createMute>['body']) => call(createMute, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mutes'] }),
  });
}

export function useUnmute() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call(deleteMute, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['mutes'] }),
  });
}
