import { Injectable } from '@nestjs/common';
import { CodedError } from '@red-tortoise/contracts';
import type { Membership, Project } from '@red-tortoise/database';
import { type FindingDocument, FindingModel, type ImportDocument, ImportModel } from '@red-tortoise/documents';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';

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

  /** For the `where` of a query over projects. */
  projectsOf(access: Access) {
    return { organisationId: { in: [...access.organisationIds] }, deletedAt: null };
  }
}
