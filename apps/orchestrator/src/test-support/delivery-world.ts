import { randomUUID } from 'node:crypto';
import type { ChannelKind } from '@red-tortoise/contracts';
import type { Channel } from '@red-tortoise/database';
import { AlertModel, type DeliveryDocument, DeliveryModel, EventModel } from '@red-tortoise/documents';
import { channelPurpose, createDelivery, createSealing } from '@red-tortoise/domain';
import { createProjectRows, openStores, type TestStores } from '@red-tortoise/testing';
import type { OrchestratorContext } from '../context.js';
import { openTestContext } from './test-context.js';

export const signingSecret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;

/** An owner with channels, alerts and deliveries, straight into the stores. */
export class DeliveryWorld {
  owner = '';
  projectId = '';
  private readonly sealing = createSealing({});

  private constructor(
    readonly stores: TestStores,
    readonly context: OrchestratorContext,
  ) {}

  static async open(environment: Record<string, string>): Promise<DeliveryWorld> {
    const opened = await openStores();
    const context = await openTestContext(opened, { variables: environment, interval: 50 });
    const close = () => context.settings.stop().then(() => opened.close());
    return new DeliveryWorld({ ...opened, close }, context);
  }

  async empty(): Promise<void> {
    await this.stores.empty();
    const { userId, projectId } = await createProjectRows(this.stores.database);
    Object.assign(this, { owner: userId, projectId });
  }

  async channel(kind: ChannelKind, target: string, change: object = {}): Promise<string> {
    const id = randomUUID();
    const seal = (text: string) => this.sealing.seal(text, channelPurpose(id));
    const secret = kind === 'webhook' ? seal(signingSecret) : null;
    await this.stores.database.channel.create({
      data: {
        ...{ id, userId: this.owner, kind, name: 'On call', target: seal(target), targetShown: target },
        ...{ secret, state: 'active', ...change },
      },
    });
    return id;
  }

  /** Of a finding in the project. */
  async alert(name = 'lodash'): Promise<string> {
    const id = randomUUID().replaceAll('-', '');
    const [projectId, at] = [this.projectId, new Date('2026-11-20T09:30:00Z')];
    await EventModel.create({
      ...{ _id: id, type: 'finding.opened', subject: `project:${projectId}`, key: projectId },
      ...{ occurredAt: at, observedAt: at, schemaVersion: 1, historical: false },
      data: {
        ...{ findingId: id, projectId, purl: `pkg:npm/${name}@1.0.0`, packagePurl: `pkg:npm/${name}`, name },
        ...{ version: '1.0.0', direct: true, dev: false, names: ['CVE-2026-1'], summary: 'Bad', severity: 'critical' },
        ...{ malicious: false, cause: 'advisory', importId: null },
      },
    });
    await AlertModel.create({
      ...{ _id: id, owner: this.owner, ownerKind: 'person', eventId: id, notice: null, type: 'finding.opened' },
      ...{
        packagePurl: `pkg:npm/${name}`,
        severity: 'critical',
        malicious: false,
        ruleIds: [],
        projectIds: [projectId],
      },
      ...{ watched: false, at, inbox: true, state: 'unread', heldBack: false, channelIds: [] },
    });
    return id;
  }

  async delivery(channelId: string, change: Partial<Pick<DeliveryDocument, 'kind' | 'alertIds' | 'digest'>> = {}) {
    const id = randomUUID().replaceAll('-', '');
    const { kind } = await this.stores.database.channel.findUniqueOrThrow({ where: { id: channelId } });
    const alertIds = change.alertIds ?? ((change.kind ?? 'alert') === 'alert' ? [await this.alert()] : []);
    const channel = { id: channelId, kind };
    await createDelivery({ id, owner: this.owner, channel, kind: 'alert', title: 'Alert', ...change, alertIds });
    return id;
  }

  async find(deliveryId: string): Promise<DeliveryDocument> {
    return (await DeliveryModel.findById(deliveryId).lean<DeliveryDocument>()) as DeliveryDocument;
  }

  findChannel(id: string): Promise<Channel> {
    return this.stores.database.channel.findUniqueOrThrow({ where: { id } });
  }

  /** Lets the wait for the next attempt be over. */
  async elapse(deliveryId: string): Promise<void> {
    await DeliveryModel.updateOne({ _id: deliveryId }, { $set: { nextAttemptAt: new Date(0) } });
  }
}
