import {
  createRule,
  deleteRule,
  listChannels,
  listRules,
  previewRule,
  type Rule,
  type RuleDraft,
  snoozeRule,
  updateRule,
} from '@red-tortoise/contracts';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { allPages } from '../../api/all-pages.js';
import { call } from '../../api/call.js';
import { adoptTimeZone } from './settings-queries.js';

/** The reader's rules, or those of an organisation. */
export function rulesQuery(organisationId: string | undefined) {
  return queryOptions({
    queryKey: ['rules', 'list', organisationId ?? null],
    queryFn: ({ signal }) => allPages((page) => call(listRules, { query: { organisationId, ...page } }, signal)),
  });
}

/** Where the rules of an owner may send. */
export function channelsQuery(organisationId: string | undefined) {
  return queryOptions({
    queryKey: ['channels', organisationId ?? null],
    queryFn: ({ signal }) => allPages((page) => call(listChannels, { query: { organisationId, ...page } }, signal)),
  });
}

/** What a rule would have sent. Its name and its channels' names make no difference. */
export function previewQuery(rule: RuleDraft | null, days: number) {
  return queryOptions({
    queryKey: ['rules', 'preview', rule, days],
    queryFn: ({ signal }) => {
      if (!rule) throw new Error('Nothing to preview');
      return call(previewRule, { body: { rule, days } }, signal);
    },
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Makes a rule, or changes the one with this id. */
export function useSaveRule(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ enabled, ...draft }: RuleDraft & { enabled: boolean }) => {
      const { organisationId, ...body } = draft;
      if (id !== null) return call(updateRule, { params: { id }, body: { ...body, enabled } });
      const made = await call(createRule, { body: { ...body, organisationId } });
      // The rule is made, whether or not this works; the settings say what applies.
      if (organisationId === null) await adoptTimeZone().catch(() => undefined);
      return made;
    },
    onSuccess: () =>
      Promise.all([['rules', 'list'], ['alert-settings']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Its own page is still open, and must not find it missing before the reader is elsewhere: `leave` comes first. */
export function useDeleteRule(id: string, leave: () => unknown) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(deleteRule, { params: { id } }),
    onSuccess: async () => {
      await leave();
      await client.invalidateQueries({ queryKey: ['rules', 'list'] });
    },
  });
}

export function useSnoozeRule(rule: Rule) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (until: string | null) => call(snoozeRule, { params: { id: rule.id }, body: { until } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['rules', 'list'] }),
  });
}
