import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import type { AlertRule, ApiToken, Channel, Membership, Mute, Project } from '@red-tortoise/database';
import {
  type DeliveryDocument,
  DeliveryModel,
  type FindingDocument,
  FindingModel,
  type ImportDocument,
  ImportModel,
} from '@red-tortoise/documents';
import { type Access, ownersOf, personOf } from '../accounts/access.js';
import { Stores } from '../stores/stores.js';
import type { Owner } from './owner.js';

/**
 * The one place that decides whose data is whose. What belongs to another organisation does not exist for the caller.
 * Services hand on what these functions answer, and read and write by its ids alone.
 */
@Injectable()
export class AccessService {
  constructor(private readonly stores: Stores) {}

  async project(access: Access, projectId: string): Promise<Project> {
    const project = await this.stores.database.project.findFirst({
      where: { id: projectId, ...this.projectsOf(access) },
    });
    if (!project) throw new CodedError('project.not-found');
    return project;
  }

  async import(access: Access, importId: string): Promise<ImportDocument> {
    const document = await ImportModel.findById(importId).lean();
    if (!document) throw new CodedError('import.not-found');
    // The project decides: its row knows the owner, and whether the project was deleted.
    const { projectId } = document;
    const project = await this.stores.database.project.findFirst({
      where: { id: projectId, ...this.projectsOf(access) },
      select: { id: true },
    });
    if (!project) throw new CodedError('import.not-found');
    return document;
  }

  /** With the name of its project, which every reader of it is shown. */
  async finding(access: Access, findingId: string): Promise<{ finding: FindingDocument; projectName: string }> {
    const finding = await FindingModel.findById(findingId).lean();
    if (!finding) throw new CodedError('finding.not-found');
    const project = await this.stores.database.project.findFirst({
      where: { id: finding.projectId, ...this.projectsOf(access) },
      select: { name: true },
    });
    if (!project) throw new CodedError('finding.not-found');
    return { finding, projectName: project.name };
  }

  async token({ organisationIds }: Access, tokenId: string): Promise<Pick<ApiToken, 'organisationId'>> {
    const token = await this.stores.database.apiToken.findFirst({
      where: { id: tokenId, organisationId: { in: [...organisationIds] } },
      select: { organisationId: true },
    });
    if (!token) throw new CodedError('token.not-found');
    return token;
  }

  /** The caller's own place in an organisation. */
  async membership({ userId, organisationIds }: Access, organisationId: string): Promise<Membership> {
    const membership = organisationIds.includes(organisationId)
      ? await this.stores.database.membership.findUnique({
          where: { organisationId_userId: { organisationId, userId } },
        })
      : null;
    if (!membership) throw new CodedError('organisation.not-found');
    return membership;
  }

  /** The organisation that new things go to: the one named, if it is the caller's, else their first. */
  organisation(access: Access, organisationId: string | undefined): string {
    const [first] = access.organisationIds;
    const id = organisationId ?? first;
    if (id === undefined || !access.organisationIds.includes(id)) {
      throw new CodedError('request.invalid', 'organisationId: this organisation is not yours');
    }
    return id;
  }

  /** Those of these projects that the caller may see, by id, with their names. */
  async visibleProjects(access: Access, projectIds: Iterable<string>): Promise<Map<string, string>> {
    const ids = [...new Set(projectIds)];
    if (ids.length === 0) return new Map();
    const rows = await this.stores.database.project.findMany({
      where: { ...this.projectsOf(access), id: { in: ids } },
      select: { id: true, name: true },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Whose alerts, rules and channels are meant: one's own, or an organisation's: members read, owners change. */
  async owner(access: Access, organisationId: string | null | undefined, to: 'read' | 'change'): Promise<Owner> {
    if (organisationId == null) return { userId: access.userId, organisationId: null };
    const { role } = await this.membership(access, organisationId);
    if (to === 'change' && role !== 'owner') throw new CodedError('alert.owner-only');
    return { userId: null, organisationId };
  }

  async channel(access: Access, channelId: string, to: 'read' | 'change'): Promise<Channel> {
    const channel = await this.stores.database.channel.findFirst({
      where: { id: channelId, ...this.ownedBy(access) },
    });
    if (!channel) throw new CodedError('channel.not-found');
    await this.owner(access, channel.organisationId, to);
    return channel;
  }

  /** To change it: a rule that is only read comes with the list of its owner. */
  async rule(access: Access, ruleId: string): Promise<AlertRule> {
    const rule = await this.stores.database.alertRule.findFirst({ where: { id: ruleId, ...this.ownedBy(access) } });
    if (!rule) throw new CodedError('rule.not-found');
    await this.owner(access, rule.organisationId, 'change');
    return rule;
  }

  async mute(access: Access, muteId: string): Promise<Mute> {
    const mute = await this.stores.database.mute.findFirst({ where: { id: muteId, ...this.ownedBy(access) } });
    if (!mute) throw new CodedError('mute.not-found');
    await this.owner(access, mute.organisationId, 'change');
    return mute;
  }

  async delivery(access: Access, deliveryId: string, to: 'read' | 'change'): Promise<DeliveryDocument> {
    const delivery = await DeliveryModel.findOne({ _id: deliveryId, owner: { $in: ownersOf(access) } }).lean();
    if (!delivery) throw new CodedError('delivery.not-found');
    await this.owner(access, delivery.owner === access.userId ? null : delivery.owner, to);
    return delivery;
  }

  /** For the `where` of a query over rows that a person or an organisation owns. */
  ownedBy(access: Access) {
    return { OR: [{ userId: { in: personOf(access) } }, { organisationId: { in: [...access.organisationIds] } }] };
  }

  /** For the `where` of a query over projects. */
  projectsOf(access: Access) {
    return { organisationId: { in: [...access.organisationIds] }, deletedAt: null };
  }
}
