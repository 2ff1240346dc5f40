import { Button } from '@mantine/core';
import { type ScheduleShown, scheduleTitle } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FailureNotice } from '../shell/failure-notice.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { ScrollFrame } from '../shell/scroll-frame.js';
import { momentInZone } from './moment-in-zone.js';
import { NewScheduleDialog } from './new-schedule-dialog.js';
import classes from './operations.module.css';
import { RunState } from './run-state.js';
import { ScheduleDialog } from './schedule-dialog.js';
import { ScheduleDoings } from './schedule-doings.js';
import { schedulesQuery } from './schedules-queries.js';
import { useMayOperate } from './use-may-operate.js';

const heads = ['Schedule', 'When', 'Next run', 'Last run', ''];

/** When the tasks of the clock run, how it went, and what can be done about it. */
export function SchedulesPage() {
  const { data, error, isPending, refetch } = useQuery(schedulesQuery);
  const [openId, setOpenId] = useState<string | null>(null);
  const [isNew, setIsNew] = useState(false);
  const mayOperate = useMayOperate();
  const open = data?.items.find(({ id }) => id === openId);
  return (
    <>
      <PageHead title="Schedules" lead="The table keeps time; each tick happens once, however many orchestrators run.">
        {mayOperate && (
          <Button disabled={!data} onClick={() => setIsNew(true)}>
            New schedule
          </Button>
        )}
      </PageHead>
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {isPending && <PageSkeleton what="the schedules" />}
      {data && (
        <ScrollFrame className={classes.framed}>
          <table className={classes.table}>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head || <span className={classes.unseen}>Actions</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((schedule) => (
                <ScheduleRow key={schedule.id} schedule={schedule} onOpen={() => setOpenId(schedule.id)} />
              ))}
            </tbody>
          </table>
        </ScrollFrame>
      )}
      {data && isNew && (
        <NewScheduleDialog declared={data.items.filter(({ name }) => name === '')} onClose={() => setIsNew(false)} />
      )}
      {open && <ScheduleDialog schedule={open} onClose={() => setOpenId(null)} />}
    </>
  );
}

function ScheduleRow({ schedule, onOpen }: { schedule: ScheduleShown; onOpen: () => void }) {
  const { description, reading, cron, timeZone, nextRunAt, enabled, lastRun } = schedule;
  return (
    <tr>
      <th scope="row">
        <button type="button" className={classes.open} onClick={onOpen}>
          {scheduleTitle(schedule)}
        </button>
        <span className={classes.description}>{description}</span>
      </th>
      <td>
        {reading}
        <span className={classes.description}>
          <code>{cron}</code> {timeZone}
        </span>
      </td>
      <td>{enabled && nextRunAt ? <time dateTime={nextRunAt}>{momentInZone(nextRunAt, timeZone)}</time> : 'paused'}</td>
      <td>
        <RunState run={lastRun} />
      </td>
      <td>
        <div className={classes.doings}>
          <ScheduleDoings schedule={schedule} />
        </div>
      </td>
    </tr>
  );
}
