import type { Import } from '@red-tortoise/contracts';

export type StepState = 'done' | 'running' | 'ahead';

/** What an import goes through, as its watcher sees it. */
export const importSteps = [
  { key: 'sending', label: 'Sending the file' },
  { key: 'waiting', label: 'Waiting for a free worker' },
  { key: 'parsing', label: 'Reading components' },
  { key: 'storing', label: 'Storing them' },
  { key: 'comparing', label: 'Comparing with what was there' },
] as const;

/** The state of each step. Null stands for a file that is still being sent. */
export function stepStates(phase: Import['phase'] | null): StepState[] {
  const finished = phase === 'finished';
  const running = finished ? importSteps.length : importSteps.findIndex(({ key }) => key === (phase ?? 'sending'));
  return importSteps.map((_, index) => (index < running ? 'done' : index === running ? 'running' : 'ahead'));
}
