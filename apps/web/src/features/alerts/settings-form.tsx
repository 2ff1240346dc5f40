import { Button, NumberInput, Select } from '@mantine/core';
import type { AlertSettings } from '@red-tortoise/contracts';
import { useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import classes from './settings.module.css';
import { hourText, timeZonesWith, weekdays } from './settings-choices.js';
import { browserTimeZone, useSaveSettings } from './settings-queries.js';

const mostAtOnce = 1_000;
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourText(hour) }));

interface SettingsFormProps {
  organisationId: string | undefined;
  stored: AlertSettings & { usedToday: number };
  mayChange: boolean;
}

/** The noise budget and the digest's time. */
export function SettingsForm({ organisationId, stored, mayChange }: SettingsFormProps) {
  const [changes, setChanges] = useState<Partial<AlertSettings>>({});
  const save = useSaveSettings(organisationId);
  const { usedToday, ...before } = stored;
  const settings = { ...before, ...changes };
  const isChanged = Object.keys(changes).length > 0;
  const set = (part: Partial<AlertSettings>) => {
    save.reset();
    setChanges({ ...changes, ...part });
  };
  const isZoneUnknown = save.error instanceof ApiError && save.error.code === 'alert.time-zone-unknown';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(settings, { onSuccess: () => setChanges({}) });
      }}
    >
      <Card title="Noise budget and digests">
        <fieldset className={classes.fields} disabled={!mayChange} aria-label="Noise budget and digests">
          <SettingsFields settings={settings} set={set} usedToday={usedToday} isZoneUnknown={isZoneUnknown} />
        </fieldset>
        {save.error && !isZoneUnknown ? (
          <FailureNotice error={save.error} what="The settings could not be saved" />
        ) : null}
        {mayChange ? (
          <div className={classes.bar}>
            <p role="status">{save.isSuccess && !isChanged ? 'Saved.' : ''}</p>
            <Button type="submit" disabled={!isChanged} loading={save.isPending}>
              Save
            </Button>
          </div>
        ) : (
          <p className={classes.used}>Only an owner of the organisation may change this.</p>
        )}
      </Card>
    </form>
  );
}

interface SettingsFieldsProps {
  settings: AlertSettings;
  set: (part: Partial<AlertSettings>) => void;
  usedToday: number;
  isZoneUnknown: boolean;
}

function SettingsFields({ settings, set, usedToday, isZoneUnknown }: SettingsFieldsProps) {
  return (
    <>
      <NumberInput
        label="Messages at once in a day, at the most"
        description="By e-mail and Slack. The rest is not lost: it comes with the next digest, which says so."
        min={0}
        max={mostAtOnce}
        clampBehavior="strict"
        allowDecimal={false}
        value={settings.dailyBudget}
        onChange={(dailyBudget) => typeof dailyBudget === 'number' && set({ dailyBudget })}
      />
      <p className={classes.used}>{usedText(usedToday, settings.dailyBudget)}</p>
      <Select
        label="Time zone"
        description="What “a day” means, and the digest’s hour"
        data={timeZonesWith(settings.timeZone)}
        value={settings.timeZone}
        onChange={(timeZone) => timeZone && set({ timeZone })}
        error={isZoneUnknown ? 'The API does not know this time zone' : undefined}
        searchable
        limit={100}
        allowDeselect={false}
        nothingFoundMessage="No such time zone"
        comboboxProps={{ shadow: 'md' }}
      />
      {settings.timeZone !== browserTimeZone ? (
        <Button
          variant="default"
          size="compact-sm"
          className={classes.own}
          onClick={() => set({ timeZone: browserTimeZone })}
        >
          Use {browserTimeZone}, as this browser
        </Button>
      ) : null}
      <div className={classes.pair}>
        <Select
          label="Digests go out at"
          data={hours}
          value={String(settings.digestHour)}
          onChange={(hour) => hour !== null && set({ digestHour: Number(hour) })}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
        />
        <Select
          label="Weekly ones on"
          data={weekdays}
          value={String(settings.digestWeekday)}
          onChange={(weekday) => weekday !== null && set({ digestWeekday: Number(weekday) })}
          allowDeselect={false}
          comboboxProps={{ shadow: 'md' }}
        />
      </div>
    </>
  );
}

function usedText(used: number, budget: number): string {
  const sent = used === 0 ? 'None sent today' : `${used.toLocaleString('en')} sent today`;
  if (budget === 0) return `${sent}; with a budget of none, everything waits for a digest.`;
  if (used >= budget) return `${sent}: the budget is used up, so what comes now waits for the digest.`;
  return `${sent}, ${(budget - used).toLocaleString('en')} left.`;
}
