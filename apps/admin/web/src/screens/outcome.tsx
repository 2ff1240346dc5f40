import { Button, Group, Progress, Stack } from '@mantine/core';
import { type AdminJob, type AdminOutcome, adminEndpoints } from '@red-tortoise/contracts';
import { useQuery } from '@tanstack/react-query';
import { addressOf, ask } from '../api/ask.js';
import { isOver, jobShare } from '../jobs/job-text.js';
import { FailureNotice } from '../shell/failure-notice.js';

/** What came of it: at once, or a job that is followed until it is over. */
export function Outcome({ outcome, onClose }: { outcome: AdminOutcome; onClose: () => void }) {
  return (
    <Stack>
      {outcome.job ? <JobProgress first={outcome.job} /> : <p>{outcome.message ?? `${rowsOf(outcome.done)} done.`}</p>}
      <Group justify="end">
        <Button onClick={onClose}>Close</Button>
      </Group>
    </Stack>
  );
}

/** `1 row`, `1,204 rows` */
export function rowsOf(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'row' : 'rows'}`;
}

/** A job, followed until it is over. */
function JobProgress({ first }: { first: AdminJob }) {
  const query = useQuery({
    queryKey: ['job', first.id],
    initialData: first,
    initialDataUpdatedAt: 0,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 1_000),
    queryFn: ({ signal }) => ask(adminEndpoints.job, { params: { id: first.id } }, signal),
  });
  const job = query.data;
  return (
    <Stack gap={8}>
      <Progress
        value={jobShare(job)}
        color={job.state === 'failed' ? 'red' : undefined}
        aria-label="How far the job is"
      />
      <p role="status">
        {job.state}: {job.done.toLocaleString()} of {job.total.count.toLocaleString()}
        {job.total.more ? '+' : ''}
        {job.message ? ` · ${job.message}` : ''}
      </p>
      {query.error && <FailureNotice error={query.error} />}
      {job.file && (
        <a href={addressOf(adminEndpoints.jobFile, { params: { id: job.id } })} download={job.file}>
          {job.file}
        </a>
      )}
    </Stack>
  );
}
