import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

const tickMilliseconds = 30_000;

/** The time, renewed twice a minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), tickMilliseconds, { autoInvoke: true });
  return now;
}
