import { Injectable } from '@nestjs/common';
import { CodedError, type SyndicationFormat, syndicationFormats, syndicationPath } from '@red-tortoise/contracts';
import { type AlertDocument, AlertModel } from '@red-tortoise/documents';
import { type Limit, loadMessageAlerts, type SettingsSnapshot } from '@red-tortoise/domain';
import { syndicate } from '@red-tortoise/messages';
import { feedHashOf } from '../channels/channel-secret.js';
import { keepToLimit } from '../http/keep-to-limit.js';
import { Stores } from '../stores/stores.js';

const alertsShown = 100;
/** A reader that serves many people fetches many feeds from one address. */
const readsFromAddress = (settings: SettingsSnapshot): Limit => ({
  name: 'feed-reads',
  most: settings.value('feeds.reads-per-minute'),
  seconds: 60,
});

@Injectable()
export class SyndicationService {
  constructor(private readonly stores: Stores) {}

  /**
   * The newest alerts of a feed channel. The channel is found by the hash of the secret, so that the time it takes says
   * nothing about how much of a guess was right.
   *
   * @throws CodedError channel.not-found
   */
  async read(secret: string, format: string, address: string): Promise<{ contentType: string; body: string }> {
    await keepToLimit(this.stores, readsFromAddress(this.stores.settings.current), address);
    const { database, environment } = this.stores;
    const channel = await database.channel.findUnique({
      where: { feedHash: feedHashOf(secret) },
      include: { organisation: { select: { name: true } } },
    });
    if (!channel || !isFormat(format)) throw new CodedError('channel.not-found');
    const web = environment.WEB_URL.replace(/\/$/, '');
    const path = syndicationPath.replace(':secret', secret).replace(':format', format);
    const self = new URL(path, environment.PUBLIC_API_URL ?? web).href;
    const { id, name, organisation, createdAt, pausedAt } = channel;
    const alerts = await loadMessageAlerts(database, await newestAlerts(id, pausedAt));
    const about = { id, name, organisationName: organisation?.name ?? null, web, self };
    return syndicate(format, { ...about, createdAt: createdAt.toISOString() }, alerts);
  }
}

/** While a feed is paused, what comes waits. */
async function newestAlerts(channelId: string, pausedAt: Date | null): Promise<AlertDocument[]> {
  return await AlertModel.find({ channelIds: channelId, ...(pausedAt === null ? {} : { at: { $lte: pausedAt } }) })
    .sort({ at: -1, _id: -1 })
    .limit(alertsShown)
    .lean<AlertDocument[]>();
}

function isFormat(format: string): format is SyndicationFormat {
  return (syndicationFormats as readonly string[]).includes(format);
}
