import { Skeleton } from '@mantine/core';
import type { Flow } from '@red-tortoise/contracts';
import { IconCircleCheck, IconClockExclamation, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../shell/card.js';
import { FailureNotice } from '../../shell/failure-notice.js';
import { Moment } from '../../shell/moment.js';
import { PageHeader } from '../../shell/page-header.js';
import { SourceCard } from '../sources/source-card.js';
import { flowQuery } from './flow-query.js';
import { flowParts, flowText, type PartState } from './flow-text.js';
import classes from './status-page.module.css';

const icons: Record<PartState, typeof IconCircleCheck> = {
  ok: IconCircleCheck,
  behind: IconClockExclamation,
  unknown: IconHelpCircle,
};
const words: Record<PartState, string> = { ok: 'keeps up', behind: 'behind', unknown: 'unknown' };

/** Whether feed and alerts keep up, and whether the sources are current. */
export function StatusPage() {
  return (
    <>
      <PageHeader title="Status" below="Whether what happens reaches you, and how old what we show is" />
      <div className={classes.columns}>
        <Card title="Feed and alerts">
          <FlowView />
        </Card>
        <SourceCard />
      </div>
    </>
  );
}

function FlowView() {
  const { data, error, refetch, dataUpdatedAt } = useQuery(flowQuery);
  if (!data && error) {
    return <FailureNotice error={error} what="The state could not be loaded" retry={() => void refetch()} />;
  }
  if (!data) return <Skeleton height={240} radius="md" />;
  return (
    <>
      <Headline flow={data} />
      <ul className={classes.parts}>
        {flowParts(data, dataUpdatedAt).map(({ key, title, about, state, words: said }) => (
          <li key={key} className={classes.part}>
            <Sign state={state} />
            <div>
              <p className={classes.title}>
                {title} <span>{said}</span>
              </p>
              <p className={classes.about}>{about}</p>
            </div>
          </li>
        ))}
      </ul>
      <p className={classes.about}>
        As of <Moment at={data.at} />; looked at again every few seconds{error ? ', though the last look failed' : ''}.
      </p>
    </>
  );
}

function Headline({ flow }: { flow: Flow }) {
  return (
    <p className={classes.headline} data-state={flow.state} role="status">
      {flowText(flow)}
    </p>
  );
}

function Sign({ state }: { state: PartState }) {
  const Icon = icons[state];
  return (
    <span className={classes.sign} data-state={state} role="img" aria-label={words[state]}>
      <Icon size={20} stroke={1.7} aria-hidden="true" />
    </span>
  );
}
