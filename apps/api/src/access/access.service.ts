import { Injectable } from '@nestjs/common';
import { CodedError, type ErrorCode } from '@red-tortoise/contracts';
import type { Membership, Project } from '@red-tortoise/database';
import { type FindingDocument, FindingModel, type ImportDocument, ImportModel } from '@red-tortoise/documents';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';

/** Whose alerts, rules, mutes and channels are meant: `where` finds their rows, `id` is the documents' `owner`. */
export interface AlertOwner {
  id: string;
  kind: 'person' | 'organisation';
  where: { userId: string; organisationId: null } | { userId: null; organisationId: string };
}
type Owned = { userId: string | null; organisationId: string | null };

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

  /** One's own, or an organisation's: its members read, its owners change. Throws `organisation.not-found`. */
  async alertOwner(
    access: Access,
    organisationId: string | null | undefined,
    to: 'read' | 'change',
  ): Promise<AlertOwner> {
    const { userId } = access;
    if (organisationId == null) return { id: userId, kind: 'person', where: { userId, organisationId: null } };
    const { role } = await this.membership(access, organisationId);
    if (to === 'change' && role !== 'owner') throw new CodedError('alert.owner-only');
    return { id: organisationId, kind: 'organisation', where: { userId: null, organisationId } };
  }

  /** The same for something that was found by its id: to strangers it is not there. */
  async alertOwnerOf(
    access: Access,
    owned: Owned | null,
    to: 'read' | 'change',
    notFound: ErrorCode,
  ): Promise<AlertOwner> {
    const { userId = null, organisationId = null } = owned ?? {};
    const isTheirs =
      organisationId === null ? userId === access.userId : access.organisationIds.includes(organisationId);
    if (!isTheirs) throw new CodedError(notFound);
    return await this.alertOwner(access, organisationId, to);
  }

  /** Those of these projects that the caller may see, by id, with their names. */
  async visibleProjects(access: Access, projectIds: Iterable<string>): Promise<Map<string, string>> {
    const rows = await this.stores.database.project.findMany({
      where: { ...this.projectsOf(access), id: { in: [...new Set(projectIds)] } },
      select: { id: true, name: true },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** For the `where` of a query over projects. */
  projectsOf(access: Access) {
    return { organisationId: { in: [...access.organisationIds] }, deletedAt: null };
  }
}
