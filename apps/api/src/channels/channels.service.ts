import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Channel,
  type ChannelDraft,
  type ChannelKind,
  type ChannelSecret,
  CodedError,
  type createChannel,
  type FeatureName,
  type listChannels,
} from '@red-tortoise/contracts';
import { DeliveryModel, DigestItemModel } from '@red-tortoise/documents';
import { channelPurpose, createAddressCheck, createSealing, refusalOf, type Sealing } from '@red-tortoise/domain';
import type { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { demandFeature } from '../access/demand-feature.js';
import { QuotaService } from '../access/quota.service.js';
import type { Access } from '../accounts/access.guard.js';
import { behindCreated, CreatedPlace, createdPlaceOf } from '../http/created-place.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { changeChannel } from './change-channel.js';
import { ChannelMessagesService } from './channel-messages.service.js';
import { type MadeSecret, makeFeedSecret, makeSigningSecret, noSecret } from './channel-secret.js';
import { showChannel, showChannels, withRules } from './show-channels.js';
import { targetShown } from './target-shown.js';

/** Channels that were made before a feature was switched off go on. */
const featureOfKind: Partial<Record<ChannelKind, FeatureName>> = { slack: 'slack-channels', feed: 'secret-feeds' };

type OwnedPage = z.output<typeof listChannels.query>;
type NewChannel = z.output<typeof createChannel.body>;

@Injectable()
export class ChannelsService {
  private readonly sealing: Sealing;
  private readonly isAllowed: (address: string) => boolean;

  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly quotas: QuotaService,
    private readonly messages: ChannelMessagesService,
  ) {
    this.sealing = createSealing(stores.environment);
    this.isAllowed = createAddressCheck(stores.environment.OUTGOING_ALLOWED);
  }

  async list(
    access: Access,
    { organisationId, limit, cursor }: OwnedPage,
  ): Promise<{ items: Channel[]; next: string | null }> {
    const owner = await this.access.owner(access, organisationId, 'read');
    const after = decodeCursor(CreatedPlace, cursor);
    const rows = await this.stores.database.channel.findMany({
      where: {
        ...owner,
        ...behindCreated(after, 'asc'),
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: limit + 1,
      include: withRules,
    });
    const page = cutPage(rows, limit, createdPlaceOf);
    return { items: await showChannels(page.rows), next: page.next };
  }

  async create(
    access: Access,
    { organisationId, channel: draft }: NewChannel,
  ): Promise<{ channel: Channel; secret: ChannelSecret }> {
    const owner = await this.access.owner(access, organisationId, 'change');
    const account = owner.organisationId ?? access.homeId;
    const feature = featureOfKind[draft.kind];
    if (feature) demandFeature(this.stores, feature, account);
    if ('url' in draft) this.refuseAddress(draft.url);
    const id = randomUUID();
    const secret = this.makeSecret(draft.kind);
    if (draft.kind === 'email') await this.messages.keepToLimits(access, { id, address: draft.address });
    const row = await this.quotas.inPlace('channels', account, async (transaction) => {
      const data = { id, ...owner, ...this.columnsOf(id, draft), ...this.sealed(id, secret) };
      return transaction.channel.create({ data, include: withRules });
    });
    if (draft.kind === 'email') await this.messages.sendConfirmation(row);
    return { channel: await showChannel(row), secret: secret.shown };
  }

  async rename(access: Access, channelId: string, name: string): Promise<Channel> {
    const { id } = await this.access.channel(access, channelId, 'change');
    return await showChannel(await changeChannel(this.stores.database, id, { name }));
  }

  /** Its log goes with it. What a worker writes while the row is still there goes in the second round; what comes after that, by the orchestrator. */
  async delete(access: Access, channelId: string): Promise<void> {
    const { id } = await this.access.channel(access, channelId, 'change');
    await removeDocuments(id);
    await this.stores.database.channel.deleteMany({ where: { id } });
    await removeDocuments(id);
  }

  /** The old secret is worth nothing at once. */
  async rotateSecret(access: Access, channelId: string): Promise<ChannelSecret> {
    const { id, kind } = await this.access.channel(access, channelId, 'change');
    const secret = this.makeSecret(kind);
    if (secret === noSecret) throw new CodedError('channel.without-secret');
    await changeChannel(this.stores.database, id, this.sealed(id, secret));
    return secret.shown;
  }

  /** What would fail at each delivery is said at once; the sender checks again where the name leads each time. */
  private refuseAddress(url: string): void {
    const refusal = refusalOf(url, this.isAllowed);
    if (refusal !== null) throw new CodedError('channel.address-refused', refusal);
  }

  private makeSecret(kind: ChannelKind): MadeSecret {
    const { PUBLIC_API_URL, WEB_URL } = this.stores.environment;
    if (kind === 'webhook') return makeSigningSecret();
    return kind === 'feed' ? makeFeedSecret(PUBLIC_API_URL ?? WEB_URL) : noSecret;
  }

  private columnsOf(id: string, draft: ChannelDraft) {
    const target = draft.kind === 'email' ? draft.address : draft.kind === 'feed' ? null : draft.url;
    return {
      kind: draft.kind,
      name: draft.name,
      target: target === null ? null : this.sealing.seal(target, channelPurpose(id)),
      targetShown: targetShown(draft),
      state: draft.kind === 'email' ? 'unconfirmed' : 'active',
    } as const;
  }

  private sealed(id: string, { signingSecret, feedHash }: MadeSecret) {
    return { secret: signingSecret === null ? null : this.sealing.seal(signingSecret, channelPurpose(id)), feedHash };
  }
}

async function removeDocuments(channelId: string): Promise<void> {
  await DigestItemModel.deleteMany({ channelId });
  await DeliveryModel.deleteMany({ channelId });
}
