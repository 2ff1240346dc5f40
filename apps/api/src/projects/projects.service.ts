import { Injectable } from '@nestjs/common';
import type { PageQuery, Project } from '@red-tortoise/contracts';
import { AccessService } from '../access/access.service.js';
import { QuotaService } from '../access/quota.service.js';
import type { Access } from '../accounts/access.guard.js';
import { behindCreated, CreatedPlace, createdPlaceOf } from '../http/created-place.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { showProject, showProjects } from './show-projects.js';

@Injectable()
export class ProjectsService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly quotas: QuotaService,
  ) {}

  async create(access: Access, body: { name: string; organisationId?: string }): Promise<Project> {
    const organisationId = this.access.organisation(access, body.organisationId);
    const data = { name: body.name, organisationId, createdById: access.userId };
    const row = await this.quotas.inPlace('projects', organisationId, ({ project }) => project.create({ data }));
    return showProject(row);
  }

  async list(access: Access, { limit, cursor }: PageQuery) {
    const after = decodeCursor(CreatedPlace, cursor);
    const rows = await this.stores.database.project.findMany({
      where: {
        ...this.access.projectsOf(access),
        ...behindCreated(after, 'desc'),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
    });
    const page = cutPage(rows, limit, createdPlaceOf);
    return { items: await showProjects(page.rows), next: page.next };
  }

  async get(access: Access, id: string): Promise<Project> {
    return showProject(await this.access.project(access, id));
  }

  async rename(access: Access, id: string, name: string): Promise<Project> {
    await this.access.project(access, id);
    return showProject(await this.stores.database.project.update({ where: { id }, data: { name } }));
  }

  /** Hides it at once; the orchestrator removes what it consists of. */
  async delete(access: Access, id: string): Promise<void> {
    await this.access.project(access, id);
    await this.stores.database.project.updateMany({ where: { id, deletedAt: null }, data: { deletedAt: new Date() } });
  }
}
