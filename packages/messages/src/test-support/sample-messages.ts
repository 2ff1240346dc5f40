import type { EventType } from '@red-tortoise/contracts';
import type { AlertMessage, DigestMessage, MessageAlert } from '../message.js';
import { sampleEvent } from './sample-events.js';

export function sampleAlert(
  type: EventType = 'finding.opened',
  { data, ...change }: Partial<MessageAlert> & { data?: Record<string, unknown> } = {},
): MessageAlert {
  const imported = type === 'project.imported';
  return {
    id: '0123456789abcdef0123456789abcdef',
    event: sampleEvent(type, data),
    packageName: imported ? null : 'lodash',
    packagePurl: imported ? null : 'pkg:npm/lodash',
    reasons: [
      {
        ...{ projectId: 'p1', projectName: 'web-shop', version: '4.17.20', direct: false, dev: false },
        path: ['express@4.18.0', 'body-parser@1.20.0', 'lodash@4.17.20'],
      },
    ],
    watched: false,
    rules: [{ id: 'r1', name: 'Critical ones' }],
    heldBack: false,
    at: '2026-11-20T09:30:00.000Z',
    ...change,
  };
}

export const envelope = {
  id: 'd'.repeat(32),
  channel: {
    id: '0199f0de-0000-7000-8000-000000000001',
    kind: 'email',
    name: 'On call',
    organisationName: null,
  },
  createdAt: '2026-11-20T09:31:00.000Z',
  web: 'https://tortoise.example',
  unsubscribe: 'https://tortoise.example/unsubscribe?token=t.t',
} as const;

export const alertMessage = (alert: MessageAlert = sampleAlert()): AlertMessage => ({
  ...envelope,
  kind: 'alert',
  alert,
});

export const digestMessage = (alerts: MessageAlert[], more = 0): DigestMessage => ({
  ...{ ...envelope, kind: 'digest', when: 'daily', date: '2026-11-20', alerts, more },
});
