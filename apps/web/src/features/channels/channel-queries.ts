import {
  type Channel,
  createChannel,
  deleteChannel,
  pauseChannel,
  type RequestOf,
  renameChannel,
  resendConfirmation,
  resumeChannel,
  rotateChannelSecret,
  testChannel,
} from '@red-tortoise/contracts';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../../api/call.js';
import { channelsQuery } from '../alerts/rule-queries.js';
import { useSharedOrganisations } from '../alerts/use-organisations.js';

/** One channel. Its address does not say whose it is, so that all of the reader's lists are looked through. */
export function useChannel(id: string) {
  const owners = [undefined, ...useSharedOrganisations().map((organisation) => organisation.id)];
  const lists = useQueries({ queries: owners.map((owner) => channelsQuery(owner)) });
  const failed = lists.find(({ data, error }) => !data && error);
  return {
    channel: lists.flatMap(({ data }) => data?.items ?? []).find((channel) => channel.id === id),
    isComplete: lists.every(({ data }) => data),
    error: failed?.error,
    retry: () => void failed?.refetch(),
  };
}

export function useCreateChannel() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: RequestOf<typeof createChannel>['body']) => call(createChannel, { body }),
    onSuccess: refresh,
  });
}

export function useRenameChannel(id: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (name: string) => call(renameChannel, { params: { id }, body: { name } }),
    onSuccess: refresh,
  });
}

export function useDeleteChannel(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteChannel, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['rules', 'list'] }),
  });
}

/** Pauses a channel that sends; lets one that is paused send again. */
export function usePauseChannel({ id, state }: Channel) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => call(state === 'paused' ? resumeChannel : pauseChannel, { params: { id } }),
    onSuccess: refresh,
  });
}

export function useRotateSecret(id: string) {
  return useMutation({ mutationFn: () => call(rotateChannelSecret, { params: { id } }) });
}

/** A test, or for a channel that is not confirmed its confirmation again. Answers the delivery to follow. */
export function useSendToChannel({ id, state }: Channel) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => call(state === 'unconfirmed' ? resendConfirmation : testChannel, { params: { id } }),
    onSuccess: refresh,
  });
}

/** Asks for channels and their logs again. */
export function useRefresh() {
  const client = useQueryClient();
  return useCallback(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['channels'] }),
        client.invalidateQueries({ queryKey: ['deliveries', 'log'] }),
      ]),
    [client],
  );
}
