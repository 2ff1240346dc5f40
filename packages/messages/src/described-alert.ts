import { describeEvent } from './events/describe-event.js';
import type { DescribedEvent } from './events/described-event.js';
import type { MessageAlert } from './message.js';

export function describedAlert({ event, packageName, reasons }: MessageAlert): DescribedEvent {
  return describeEvent(event, packageName, [...new Set(reasons.map(({ projectName }) => projectName))]);
}
