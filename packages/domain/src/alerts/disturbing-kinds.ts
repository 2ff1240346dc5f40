import type { ChannelKind } from '@red-tortoise/contracts';

/** The channels that a person is disturbed by: what the noise budget is for. */
export const disturbingKinds: ChannelKind[] = ['email', 'slack'];
