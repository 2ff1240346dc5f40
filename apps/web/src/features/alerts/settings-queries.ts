import { type AlertSettings, defaultAlertSettings, getAlertSettings, setAlertSettings } from '@red-tortoise/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';

/** Noise budget and digest time of the reader, or of an organisation. */
export function alertSettingsQuery(organisationId: string | undefined) {
  return queryOptions({
    queryKey: ['alert-settings', organisationId ?? null],
    queryFn: ({ signal }) => call(getAlertSettings, { query: { organisationId } }, signal),
  });
}

export function useSaveSettings(organisationId: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: AlertSettings) => call(setAlertSettings, { query: { organisationId }, body: settings }),
    onSuccess: () =>
      // Previews count days and budgets by them.
      Promise.all([['alert-settings'], ['rules', 'preview']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** What `Intl` calls the zone that the reader lives in. */
export const browserTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Takes the browser's time zone for somebody who has never set anything: "eight o'clock" is theirs, not Greenwich's. */
export async function adoptTimeZone(): Promise<void> {
  const { usedToday: _, ...settings } = await call(getAlertSettings, { query: {} });
  const isUnset = Object.entries(defaultAlertSettings).every(([name, value]) => settings[name as never] === value);
  if (!isUnset || browserTimeZone === settings.timeZone) return;
  await call(setAlertSettings, { query: {}, body: { ...settings, timeZone: browserTimeZone } });
}
