import { Button } from '@mantine/core';
import type { Mute } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { ListSkeleton } from '../../shell/list-skeleton.js';
import { MuteEnd } from './mute-end.js';
import { mutesQuery, useUnmute } from './mute-queries.js';
import classes from './mutes-card.module.css';

interface MutesCardProps {
  organisationId: string | undefined;
  /** Members of an organisation see its mutes; its owners take them back. */
  mayChange: boolean;
}

/** What is muted, and the way to hear of it again. */
export function MutesCard(props: MutesCardProps) {
  return (
    <Card title="Muted">
      <Mutes {...props} />
    </Card>
  );
}

function Mutes({ organisationId, mayChange }: MutesCardProps) {
  const { data, error, refetch } = useQuery(mutesQuery(organisationId));
  if (!data && error) {
    return <FailureNotice error={error} what="The mutes could not be loaded" retry={() => void refetch()} />;
  }
  if (!data) return <ListSkeleton what="the mutes" rows={2} />;
  if (data.items.length === 0) {
    return (
      <p className={classes.about}>
        Nothing is muted. Mute a package or a project where you meet it: in the inbox, the feed or on its page.
      </p>
    );
  }
  return (
    <ul className={classes.list}>
      {data.items.map((mute) => (
        <MuteEntry key={mute.id} mute={mute} mayChange={mayChange} />
      ))}
    </ul>
  );
}

function MuteEntry({ mute: { id, subject, name, until }, mayChange }: { mute: Mute; mayChange: boolean }) {
  const unmute = useUnmute();
  return (
    <li className={classes.entry}>
      <div className={classes.words}>
        <SubjectLink subject={subject} name={name} />
        <p className={classes.about}>
          {subject.startsWith('project:') ? 'project' : 'package'}, <MuteEnd until={until} />
        </p>
      </div>
      {mayChange ? (
        <Button
          variant="default"
          size="compact-sm"
          loading={unmute.isPending}
          aria-label={`Hear of it again: ${name}`}
          onClick={() => unmute.mutate(id)}
        >
          {unmute.isError ? 'Failed: try again' : 'Hear of it again'}
        </Button>
      ) : null}
    </li>
  );
}

function SubjectLink({ subject, name }: { subject: string; name: string }) {
  const [, projectId] = /^project:(.+)$/.exec(subject) ?? [];
  return projectId ? (
    <Link className={classes.name} to="/projects/$projectId" params={{ projectId }}>
      {name}
    </Link>
  ) : (
    <Link className={classes.name} to="/packages/$purl" params={{ purl: subject }}>
      {name}
    </Link>
  );
}
