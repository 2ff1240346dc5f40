import { ActionIcon, Button, Menu } from '@mantine/core';
import type { InboxItem } from '@red-tortoise/contracts';
import {
  IconArrowBackUp,
  IconBell,
  IconBellOff,
  IconCheck,
  IconDots,
  IconMail,
  IconMailOpened,
} from '@tabler/icons-react';
import { aboutOf } from '../feed/event-about.js';
import { projectSubject } from '../mutes/mute-times.js';
import { useProjectName } from '../projects/use-project-name.js';
import type { EntryHandlers } from './entry-handlers.js';
import classes from './inbox-entry.module.css';
import { OpenLink } from './open-link.js';
import { SnoozeMenu } from './snooze-menu.js';

const small = { variant: 'subtle', color: 'gray', size: 'compact-sm' } as const;
const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

/** What can be done with an alert. */
export function EntryActions({ item, ...handlers }: EntryHandlers & { item: InboxItem }) {
  const { id, state, snoozedUntil } = item;
  const { change, chooseDate, snoozing, setSnoozing } = handlers;
  const isAsleep = snoozedUntil !== null && Date.parse(snoozedUntil) > Date.now();
  const what = nameOf(item);
  return (
    <div className={classes.actions}>
      <OpenLink item={item} />
      {state === 'done' ? (
        <Button
          {...small}
          leftSection={<IconArrowBackUp {...icon} />}
          aria-label={`Not done: ${what}`}
          onClick={() => change(item, { state: 'read' })}
        >
          Not done
        </Button>
      ) : (
        <Button
          {...small}
          leftSection={<IconCheck {...icon} />}
          aria-label={`Done: ${what}`}
          onClick={() => change(item, { state: 'done' })}
        >
          Done
        </Button>
      )}
      {isAsleep ? (
        <Button
          {...small}
          leftSection={<IconBell {...icon} />}
          aria-label={`Wake: ${what}`}
          onClick={() => change(item, { snoozedUntil: null })}
        >
          Wake
        </Button>
      ) : state === 'done' ? null : (
        <SnoozeMenu
          what={what}
          opened={snoozing === id}
          setOpened={(opened) => setSnoozing(opened ? id : null)}
          snooze={(until) => change(item, { snoozedUntil: until })}
          chooseDate={() => chooseDate(item)}
        />
      )}
      <MoreActions item={item} {...handlers} />
    </div>
  );
}

function MoreActions({ item, change, mute }: EntryHandlers & { item: InboxItem }) {
  const { projectId, packagePurl } = item.event ? aboutOf(item.event) : {};
  const knownName = useProjectName(projectId);
  const packageName = nameOf(item);
  const projects = projectsOf(item, projectId, knownName);
  const isUnread = item.state === 'unread';
  return (
    <Menu position="bottom-end" shadow="md" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={`More: ${packageName}`}>
          <IconDots size={17} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item.state === 'done' ? null : (
          <Menu.Item
            leftSection={isUnread ? <IconMailOpened {...icon} /> : <IconMail {...icon} />}
            onClick={() => change(item, { state: isUnread ? 'read' : 'unread' })}
          >
            {isUnread ? 'Mark as read' : 'Mark as unread'}
          </Menu.Item>
        )}
        {packagePurl ? (
          <Menu.Item
            leftSection={<IconBellOff {...icon} />}
            onClick={() => mute({ subject: packagePurl, name: packageName })}
          >
            Mute {packageName}…
          </Menu.Item>
        ) : null}
        {projects.map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={<IconBellOff {...icon} />}
            onClick={() => mute({ subject: projectSubject(id), name })}
          >
            Mute project {name}…
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const mostProjects = 5;

/** The projects that an alert is about, each once. */
function projectsOf({ reasons }: InboxItem, projectId: string | undefined, knownName: string | undefined) {
  const projects = new Map(reasons.map((reason) => [reason.projectId, reason.projectName]));
  if (projectId && !projects.has(projectId)) projects.set(projectId, knownName ?? 'of this alert');
  return [...projects].slice(0, mostProjects).map(([id, name]) => ({ id, name }));
}

function nameOf({ event, notice, packageName, reasons }: InboxItem): string {
  if (notice) return notice.channelName;
  const about = event ? aboutOf(event) : {};
  return about.packageNamed ?? packageName ?? about.packagePurl ?? reasons[0]?.projectName ?? 'this alert';
}
