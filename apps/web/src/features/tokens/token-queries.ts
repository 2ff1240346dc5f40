import { createToken, deleteToken, listTokens, type RequestOf } from '@red-tortoise/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** The API tokens of the reader's organisations, the newest first. */
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => call(listTokens, {}, signal),
});

export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<typeof createToken>['body']) => call(createToken, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}

export function useDeleteToken(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteToken, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tokens'] }),
  });
}
