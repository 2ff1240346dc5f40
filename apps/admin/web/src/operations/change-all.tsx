import { Button } from '@mantine/core';
import { type JobQueue, operationsEndpoints, type QueuedJobVerb } from '@red-tortoise/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../api/ask.js';
import { FailureNotice } from '../shell/failure-notice.js';
import classes from './operations.module.css';

interface ChangeAllProps {
  queue: JobQueue;
  state: 'waiting' | 'delayed' | 'failed';
  verb: QueuedJobVerb;
  label: string;
  count: number;
}
interface Progress {
  done: number;
  refused: number;
  left: number;
}

/** Does the same to every job of a state, batch by batch, and says how many are left. It can be stopped in between. */
export function ChangeAll({ queue, state, verb, label, count }: ChangeAllProps) {
  const client = useQueryClient();
  const stopped = useRef(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const start = async () => {
    const question = `${label} all ${count.toLocaleString()} ${state} jobs of ${queue}?`;
    if (!window.confirm(`${question} It goes on while this page is open, and stops when you leave it.`)) return;
    stopped.current = false;
    setRunning(true);
    setError(null);
    try {
      let before: string | undefined;
      let [done, skip] = [0, 0];
      for (let left = count; left > 0 && !stopped.current; ) {
        const body = { queue, state, before, skip };
        const batch = await ask(operationsEndpoints.changeAllJobs, { params: { verb }, body });
        done += batch.done;
        skip += batch.refused.length;
        ({ left, before } = batch);
        setProgress({ done, refused: skip, left });
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setRunning(false);
      void client.invalidateQueries({ queryKey: ['operations'] });
    }
  };
  if (count === 0 && progress === null) return null;
  return (
    <>
      {isRunning ? (
        <Button
          variant="default"
          onClick={() => {
            stopped.current = true;
          }}
        >
          Stop
        </Button>
      ) : (
        <Button variant="default" disabled={count === 0} onClick={start}>
          {label} all {count.toLocaleString()}
        </Button>
      )}
      {progress && (
        <span className={classes.faint} role="status">
          {label}: {progress.done.toLocaleString()} done, {progress.refused.toLocaleString()} refused,{' '}
          {progress.left.toLocaleString()} left
        </span>
      )}
      {error !== null && <FailureNotice error={error} />}
    </>
  );
}
