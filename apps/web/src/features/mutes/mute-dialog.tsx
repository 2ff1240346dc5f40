import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureNotice } from '../../shell/failure-notice.js';
import { OwnerChoice } from '../alerts/owner-choice.js';
import { useOwnedOrganisations } from '../alerts/use-organisations.js';
import classes from './mute-dialog.module.css';
import { MuteEnd } from './mute-end.js';
import { mutesQuery, useMute, useUnmute } from './mute-queries.js';
import { type MuteTime, muteTimes, muteUntil } from './mute-times.js';

/** A package or a project: its purl without a version, or `project:<id>`. */
export interface MuteSubject {
  subject: string;
  name: string;
}

interface MuteDialogProps {
  /** Null while nothing is asked. */
  about: MuteSubject | null;
  close: () => void;
  done?: ((said: string) => void) | undefined;
}

/** Asks for how long nothing about a package or a project shall become an alert. */
export function MuteDialog({ about, close, done }: MuteDialogProps) {
  return (
    <Modal
      opened={about !== null}
      onClose={close}
      title={about ? `Mute ${about.name}` : 'Mute'}
      radius="lg"
      size={460}
      centered
    >
      {about ? <MuteForm key={about.subject} about={about} close={close} done={done} /> : null}
    </Modal>
  );
}

function MuteForm({ about: { subject, name }, close, done }: MuteDialogProps & { about: MuteSubject }) {
  const organisations = useOwnedOrganisations();
  const [organisationId, setOrganisationId] = useState<string>();
  const [time, setTime] = useState<MuteTime>('month');
  const { data } = useQuery(mutesQuery(organisationId));
  const muted = data?.items.find((mute) => mute.subject === subject);
  const mute = useMute();
  const unmute = useUnmute();
  const failure = mute.error ?? unmute.error;
  const finish = (said: string) => {
    close();
    done?.(said);
  };
  const submit = () =>
    mute.mutate(
      { subject, organisationId: organisationId ?? null, until: muteUntil(time, Date.now()) },
      { onSuccess: () => finish(`${name} is muted${time === 'good' ? '' : ` for a ${time}`}.`) },
    );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Text>No alert comes from it, whatever the rules say. The feed still shows what happens.</Text>
      <OwnerChoice organisations={organisations} chosen={organisationId} choose={setOrganisationId} label="For whom" />
      {muted ? (
        <p className={classes.muted}>
          It is muted <MuteEnd until={muted.until} />.
        </p>
      ) : null}
      <SegmentedControl
        aria-label="For how long"
        fullWidth
        data={muteTimes.map(({ value, label }) => ({ value, label }))}
        value={time}
        onChange={(value) => setTime(value as MuteTime)}
        data-autofocus
      />
      {failure ? <FailureNotice error={failure} what="This could not be kept" /> : null}
      <Group justify="flex-end">
        {muted ? (
          <Button
            variant="default"
            loading={unmute.isPending}
            onClick={() => unmute.mutate(muted.id, { onSuccess: () => finish(`You hear of ${name} again.`) })}
          >
            Hear of it again
          </Button>
        ) : (
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        )}
        <Button type="submit" loading={mute.isPending}>
          {muted ? 'Change' : 'Mute'}
        </Button>
      </Group>
    </form>
  );
}
