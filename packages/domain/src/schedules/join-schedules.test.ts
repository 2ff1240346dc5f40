import { expect, it } from '@jest/globals';
import { joinSchedules } from './join-schedules.js';

const at = (second: number) => new Date(second * 1_000);
const schedule = (over: object) => ({ task: 'a-task', name: '', enabled: true, nextRunAt: at(60), runs: [], ...over });

it('the schedules of a task are one: paused where all are, due when the first is, with the newest run', () => {
  const joined = joinSchedules([
    schedule({ runs: [{ runAt: at(1) }] }),
    schedule({ name: 'at night', nextRunAt: at(30), runs: [{ runAt: at(2) }] }),
    schedule({ name: 'paused', enabled: false, nextRunAt: at(10) }),
    schedule({ task: 'another', enabled: false }),
    schedule({ task: 'another', name: 'paused too', enabled: false }),
  ]);
  expect(joined).toEqual([
    { task: 'a-task', name: '', enabled: true, nextRunAt: at(30), runs: [{ runAt: at(2) }] },
    { task: 'another', name: '', enabled: false, nextRunAt: null, runs: [] },
  ]);
});
