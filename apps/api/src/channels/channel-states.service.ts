import { Injectable } from '@nestjs/common';
import { type Channel, CodedError } from '@red-tortoise/contracts';
import type { Channel as StoredChannel } from '@red-tortoise/database';
import { DeliveryModel } from '@red-tortoise/documents';
import {
  type ChannelTokenPurpose,
  createSealing,
  enqueueDeliveries,
  holdBackWaiting,
  readChannelToken,
  type Sealing,
} from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';
import { changeChannel } from './change-channel.js';
import { ChannelMessagesService } from './channel-messages.service.js';
import { showChannel, waitingStates } from './show-channels.js';

const notPaused = { pauseCause: null, pauseReason: null, pausedAt: null, failures: 0 };
/** The sweep brings the others. */
const enqueuedAtOnce = 1_000;

@Injectable()
export class ChannelStatesService {
  private readonly sealing: Sealing;

  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly messages: ChannelMessagesService,
  ) {
    this.sealing = createSealing(stores.environment);
  }

  /** One that is paused already keeps its reason; one that is not confirmed sends nothing anyway, and stays so. */
  async pause(access: Access, channelId: string): Promise<Channel> {
    const { id } = await this.access.channel(access, channelId, 'change');
    const change = { state: 'paused', pauseCause: 'owner', pauseReason: null, pausedAt: new Date() } as const;
    return await showChannel(await changeChannel(this.stores.database, id, change, { state: 'active' }));
  }

  async resume(access: Access, channelId: string): Promise<Channel> {
    const channel = await this.access.channel(access, channelId, 'change');
    if (channel.state !== 'paused') return await showChannel(await changeChannel(this.stores.database, channel.id, {}));
    // Who has unsubscribed is asked again, and hears nothing until they say yes.
    if (channel.pauseCause === 'unsubscribed') return await this.askAgain(access, channel);
    await holdBackWaiting(this.stores.context, channel);
    const change = { ...notPaused, state: 'active' } as const;
    const when = { state: 'paused', pauseCause: { not: 'unsubscribed' } } as const;
    const row = await changeChannel(this.stores.database, channel.id, change, when);
    if (row.state === 'active') await this.sendWhatWaits(row.id);
    return await showChannel(row);
  }

  /** @throws CodedError channel.token-invalid */
  async confirm(token: string): Promise<{ name: string }> {
    const channel = await this.channelOf(token, 'confirm-channel');
    if (channel.state === 'unconfirmed') await holdBackWaiting(this.stores.context, channel);
    const row = await changeChannel(this.stores.database, channel.id, { state: 'active' }, { state: 'unconfirmed' });
    if (row.pauseCause === 'unsubscribed') throw new CodedError('channel.token-invalid');
    if (channel.state === 'unconfirmed') await this.sendWhatWaits(row.id);
    return { name: row.name };
  }

  /** @throws CodedError channel.token-invalid */
  async unsubscribe(token: string): Promise<{ name: string }> {
    const { id, name } = await this.channelOf(token, 'unsubscribe');
    const change = {
      state: 'paused',
      pauseCause: 'unsubscribed',
      pauseReason: 'Whoever reads these mails has unsubscribed',
      pausedAt: new Date(),
    } as const;
    // Also over another pause: its owner could end that one alone.
    await changeChannel(this.stores.database, id, change, {
      OR: [{ pauseCause: null }, { pauseCause: { not: 'unsubscribed' } }],
    });
    return { name };
  }

  private async askAgain(access: Access, channel: StoredChannel): Promise<Channel> {
    await this.messages.askForConfirmation(access, channel);
    const change = { ...notPaused, state: 'unconfirmed' } as const;
    return await showChannel(
      await changeChannel(this.stores.database, channel.id, change, { pauseCause: 'unsubscribed' }),
    );
  }

  private async channelOf(token: string, purpose: ChannelTokenPurpose): Promise<StoredChannel> {
    const id = readChannelToken(this.sealing, purpose, token);
    const channel = id === null ? null : await this.stores.database.channel.findUnique({ where: { id } });
    if (channel?.kind !== 'email') throw new CodedError('channel.token-invalid');
    return channel;
  }

  private async sendWhatWaits(channelId: string): Promise<void> {
    const waiting = { channelId, state: { $in: waitingStates } };
    await DeliveryModel.updateMany(waiting, { $set: { nextAttemptAt: new Date() } });
    const deliveries = await DeliveryModel.find(waiting, { _id: 1 })
      .sort({ createdAt: 1 })
      .limit(enqueuedAtOnce)
      .lean();
    await enqueueDeliveries(
      this.stores.context,
      deliveries.map(({ _id }) => _id),
    );
  }
}
