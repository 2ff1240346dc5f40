import { Button, Progress } from '@mantine/core';
import { operationsEndpoints, type ProcessorShown, type ReplayShown } from '@red-tortoise/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { Card } from '../shell/card.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { flash } from '../shell/flash.js';
import { Moment } from '../shell/moment.js';
import { PageHead } from '../shell/page-head.js';
import { PageSkeleton } from '../shell/page-skeleton.js';
import { secondsText } from './figure-text.js';
import { FiguresTable } from './figures-table.js';
import classes from './operations.module.css';
import { ReplayDialog } from './replay-dialog.js';
import { useMayOperate } from './use-may-operate.js';

const streamsQuery = queryOptions({
  queryKey: ['operations', 'streams'],
  refetchInterval: 3_000,
  queryFn: ({ signal }) => ask(operationsEndpoints.streams, {}, signal),
});

/** How far each processor has read the log, and the views that are rebuilt from it. */
export function StreamsPage() {
  const { data, error, isPending, refetch } = useQuery(streamsQuery);
  const [isOpen, setOpen] = useState(false);
  const mayOperate = useMayOperate();
  const start = mayOperate && (
    <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
      Rebuild a view
    </Button>
  );
  return (
    <>
      <PageHead
        title="Streams"
        lead="Events are read in order, by partition. A processor that is held reads on later."
      />
      {error && <FailureNotice error={error} onRetry={() => refetch()} />}
      {isPending && <PageSkeleton what="the streams" />}
      {data && (
        <div className={classes.columns}>
          {data.processors.map((processor) => (
            <ProcessorCard key={processor.name} processor={processor} />
          ))}
          <div className={classes.wide}>
            <Card title="Replays" aside={start}>
              <FiguresTable
                heads={['View', 'State', 'Progress', 'Began', 'Ended']}
                rows={data.replays.map(replayRow)}
                none="No view was ever rebuilt."
              />
            </Card>
          </div>
        </div>
      )}
      {data?.processors.length === 0 && <p>No processor has ever said anything: is the orchestrator running?</p>}
      {isOpen && <ReplayDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function ProcessorCard({ processor: { name, paused, partitions } }: { processor: ProcessorShown }) {
  const client = useQueryClient();
  const mayOperate = useMayOperate();
  const hold = useMutation({
    mutationFn: () => ask(operationsEndpoints.pauseProcessor, { params: { name }, body: { paused: !paused } }),
    onSuccess: () => flash(`${name} ${paused ? 'reads on' : 'is paused'}.`),
    onSettled: () => client.invalidateQueries({ queryKey: ['operations'] }),
  });
  const rows = partitions.map(({ partition, lag, offset, messageAt, at }) => ({
    key: String(partition),
    cells: [
      partition,
      secondsText(lag),
      offset.toLocaleString(),
      messageAt ? <Moment key="message" at={messageAt} /> : '–',
      <Moment key="at" at={at} />,
    ],
  }));
  const toggle = mayOperate && (
    <Button
      size="compact-sm"
      variant="default"
      loading={hold.isPending}
      onClick={() => hold.mutate()}
      aria-label={`${paused ? 'Resume' : 'Pause'} ${name}`}
    >
      {paused ? 'Resume' : 'Pause'}
    </Button>
  );
  return (
    <Card title={paused ? `${name} (paused)` : name} aside={toggle}>
      <FiguresTable heads={['Partition', 'Lag#', 'Offset#', 'Last event', 'Said so']} rows={rows} />
      {hold.error && <FailureNotice error={hold.error} />}
    </Card>
  );
}

const isOver = ({ phase }: ReplayShown) => phase === 'done' || phase === 'failed';

function replayRow(replay: ReplayShown) {
  const { id, view, phase, events, expected, copied, failures, error, startedAt, finishedAt } = replay;
  const share = phase === 'done' ? 100 : Math.min(99, (events / Math.max(1, expected)) * 100);
  return {
    key: id,
    cells: [
      view,
      <span key="phase" className={phase === 'failed' ? classes.bad : classes.faint}>
        {phase}
        {error && `: ${error.slice(0, 300)}`}
      </span>,
      <span key="progress">
        {!isOver(replay) && <Progress value={share} aria-label={`How far the replay of ${view} is`} />}
        {events.toLocaleString()} events read, {copied.toLocaleString()} taken over
        {failures > 0 && `, ${failures} set aside`}
      </span>,
      <Moment key="began" at={startedAt} />,
      finishedAt ? <Moment key="ended" at={finishedAt} /> : '–',
    ],
  };
}
