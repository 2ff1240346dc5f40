import { type JobQueue, operationsEndpoints } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import { TextBlock } from './text-block.js';

interface JobLogProps {
  queue: JobQueue;
  id: string;
  name: string;
}

/** What a job said of itself; asked for when it is opened, and while it stays open. */
export function JobLog({ queue, id, name }: JobLogProps) {
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['operations', 'job-log', queue, id],
    enabled: isOpen,
    refetchInterval: 5_000,
    queryFn: ({ signal }) => ask(operationsEndpoints.jobLog, { params: { queue, id } }, signal),
  });
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={`Log of ${name} ${id}`}>Log</summary>
      {error && <FailureNotice error={error} />}
      {data && <TextBlock text={data.lines.join('\n') || 'It has said nothing.'} />}
    </details>
  );
}
