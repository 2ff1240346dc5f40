import { deadLetterEndpoints } from './operations-dead-letters.js';
import { dryRunEndpoints } from './operations-dry-runs.js';
import { packageOperationEndpoints } from './operations-packages.js';
import { queueEndpoints } from './operations-queues.js';
import { scheduleEndpoints } from './operations-schedules.js';
import { sourceOperationEndpoints } from './operations-sources.js';
import { statusEndpoints } from './operations-status.js';
import { streamEndpoints } from './operations-streams.js';

/** The pages behind `/operations`. Reading needs `operations.view`, everything else `operations.run`. */
export const operationsEndpoints = {
  ...statusEndpoints,
  ...scheduleEndpoints,
  ...queueEndpoints,
  ...deadLetterEndpoints,
  ...streamEndpoints,
  ...sourceOperationEndpoints,
  ...packageOperationEndpoints,
  ...dryRunEndpoints,
} as const;
