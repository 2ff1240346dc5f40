import { parseArgs } from 'node:util';

export interface ReplayOptions {
  packuments: string;
  from: Date;
  to: Date;
  steps: number;
}

export const replayUsage = 'npm run demo -- --packuments FILE --from DATE --to DATE [--steps N]';

/** Reads the demo's command line. @throws Error with a sentence for the user */
export function replayOptions(args: string[]): ReplayOptions {
  const { values } = parseArgs({
    args,
    options: {
      packuments: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      steps: { type: 'string', default: '12' },
    },
  });
  const steps = Number(values.steps);
  if (!values.packuments) throw new Error(`--packuments is missing.\nUsage: ${replayUsage}`);
  if (!Number.isInteger(steps) || steps < 1 || steps > 10_000) throw new Error('--steps must be 1 to 10000.');
  const from = momentOf('--from', values.from);
  const to = momentOf('--to', values.to);
  if (from > to) throw new Error('--from must not be after --to.');
  return { packuments: values.packuments, from, to, steps };
}

function momentOf(option: string, text: string | undefined): Date {
  const moment = new Date(text ?? '');
  if (Number.isNaN(moment.getTime()))
    throw new Error(`${option} must be a date such as 2024-01-31.\nUsage: ${replayUsage}`);
  return moment;
}
