import { z } from 'zod';
import { failuresThatPause } from './channels.js';

/** What staff may change while everything runs, with what counts as long as they have not. */
interface SettingDeclaration<T> {
  readonly schema: z.ZodType<T>;
  readonly usual: T;
  /** For people, with the unit and the bounds. */
  readonly description: string;
}

/** In the order of their names. A setting that is null leaves it to the environment of the process. */
export const settings = {
  'alerts.kept-days': whole(180, [30, 3_650], 'Days for which alerts, digests and deliveries are kept'),
  'alerts.previews-per-minute': whole(60, [1, 10_000], 'Previews of rules a minute for one person'),
  'channels.confirmations-per-day': whole(20, [1, 1_000], 'E-mail confirmations that one person may have sent a day'),
  'channels.failures-that-pause': whole(
    failuresThatPause,
    [1, 100],
    'Deliveries in a row that fail before their channel is paused',
  ),
  'channels.tests-per-hour': whole(60, [1, 1_000], 'Tests and replays an hour for one channel'),
  'deliveries.at-once-per-host': whole(4, [1, 32], 'Deliveries to one host at the same time, in each orchestrator'),
  'feeds.reads-per-minute': whole(300, [1, 10_000], 'Reads a minute of secret feeds from one address'),
  'imports.largest-bytes': whole(32 * 1024 * 1024, [1_024, 32 * 1024 * 1024], 'The largest manifest, in bytes'),
  'imports.uploads-at-once': whole(4, [1, 32], 'Manifests that one copy of the API reads at the same time'),
  'imports.uploads-at-once-per-person': whole(2, [1, 32], 'Of those, how many of one person'),
  'npm.look-ups-at-once': wholeOrConfigured(
    [1, 64],
    'Look-ups in the npm registry at the same time, from the next run on',
  ),
  'npm.look-ups-per-run': wholeOrConfigured([0, 1_000_000], 'Look-ups in one run of the npm pipeline, 0 for no limit'),
  'runs.kept-days': whole(30, [1, 365], 'Days for which runs of tasks are kept'),
  'sign-in.attempts-per-minute': wholeOrConfigured([1, 10_000], 'Sign-ins and sign-ups a minute from one address'),
  'sign-up.open': {
    schema: z.boolean({ error: 'is true or false' }),
    usual: true,
    description: 'Whether new people may sign up: true or false; true unless set',
  } as SettingDeclaration<boolean>,
} as const;
export type SettingName = keyof typeof settings;
export type SettingValue<N extends SettingName> = (typeof settings)[N]['usual'];

function whole(usual: number, [least, most]: [number, number], description: string): SettingDeclaration<number> {
  const schema = wholeBetween(least, most);
  return {
    schema,
    usual,
    description: `${description}: ${spell(least)} to ${spell(most)}; ${spell(usual)} unless set`,
  };
}

function wholeOrConfigured([least, most]: [number, number], description: string): SettingDeclaration<number | null> {
  const schema = wholeBetween(least, most).nullable();
  const text = `${description}: ${spell(least)} to ${spell(most)}; as the environment says unless set`;
  return { schema, usual: null, description: text };
}

function wholeBetween(least: number, most: number) {
  const error = `is a whole number from ${spell(least)} to ${spell(most)}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
}

function spell(value: number): string {
  return value.toLocaleString('en-GB');
}

/** Purl types of the ecosystems that advisories are read for; what an alias may stand for. */
export const ecosystems = ['npm', 'pypi', 'cargo', 'golang', 'maven', 'gem'] as const;
export type Ecosystem = (typeof ecosystems)[number];

/** What an organisation may be without, with what it is. On for everybody until staff say something else. */
export const features = {
  'secret-feeds': 'Feeds of alerts under secret addresses',
  'slack-channels': 'Alerts to Slack and what understands its messages',
  'vex-uploads': 'Decisions about findings from uploaded VEX documents',
} as const satisfies Record<string, string>;
export type FeatureName = keyof typeof features;
export const Feature = z.enum(Object.keys(features) as [FeatureName, ...FeatureName[]]);
