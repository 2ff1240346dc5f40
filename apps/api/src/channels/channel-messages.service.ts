import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import type { Channel } from '@red-tortoise/database';
import {
  channelPurpose,
  createDelivery,
  createSealing,
  enqueueDeliveries,
  type Sealing,
  sendsOfChannel,
} from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import { ownerIdOf } from '../access/owner.js';
import type { Access } from '../accounts/access.guard.js';
import { keepToLimit } from '../http/keep-to-limit.js';
import { Stores } from '../stores/stores.js';
import { mailboxOf } from './mailbox-of.js';
import { confirmationsOfAddress, confirmationsOfChannel, confirmationsOfPerson } from './send-limits.js';

export interface SentMessage {
  deliveryId: string;
}

/** What a channel is sent for its own sake: confirmations and tests. */
@Injectable()
export class ChannelMessagesService {
  private readonly sealing: Sealing;

  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {
    this.sealing = createSealing(stores.environment);
  }

  async test(access: Access, channelId: string): Promise<SentMessage> {
    const channel = await this.access.channel(access, channelId, 'change');
    if (channel.kind === 'feed' || channel.state !== 'active') throw new CodedError('channel.not-testable');
    await keepToLimit(this.stores, sendsOfChannel(this.stores.settings.current), channel.id);
    return await this.send(channel, 'test');
  }

  async resendConfirmation(access: Access, channelId: string): Promise<SentMessage> {
    const channel = await this.access.channel(access, channelId, 'change');
    if (channel.state !== 'unconfirmed') throw new CodedError('channel.not-testable');
    return await this.askForConfirmation(access, channel);
  }

  async askForConfirmation(access: Access, channel: Channel): Promise<SentMessage> {
    const { id, target } = channel;
    if (target === null) throw new Error('an e-mail channel without an address');
    await this.keepToLimits(access, { id, address: this.sealing.open(target, channelPurpose(id)) });
    return await this.sendConfirmation(channel);
  }

  /** Before a channel is made, so that what is refused leaves nothing behind. */
  async keepToLimits({ userId }: Access, { id, address }: { id: string; address: string }): Promise<void> {
    await keepToLimit(this.stores, confirmationsOfChannel, id);
    await keepToLimit(this.stores, confirmationsOfPerson(this.stores.settings.current), userId);
    await keepToLimit(this.stores, confirmationsOfAddress, mailboxOf(address));
  }

  sendConfirmation(channel: Channel): Promise<SentMessage> {
    return this.send(channel, 'confirmation');
  }

  private async send(channel: Channel, kind: 'test' | 'confirmation'): Promise<SentMessage> {
    const id = randomUUID();
    await createDelivery({ id, owner: ownerIdOf(channel), channel, kind, title: titles[kind] });
    await enqueueDeliveries(this.stores.context, [id]);
    return { deliveryId: id };
  }
}

const titles = { test: 'Test message', confirmation: 'Confirm this address for alerts' } as const;
