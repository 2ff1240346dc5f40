import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  createProject,
  deleteProject,
  getProject,
  listProjects,
  type PageQuery,
  renameProject,
} from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { ProjectsService } from './projects.service.js';

type Params = z.output<typeof getProject.params>;

@ApiTags('projects')
@Controller()
export class ProjectsController {
  constructor(private readonly projects: ProjectsService) {}

  @Endpoint(createProject)
  create(
    @CurrentAccess() access: Access,
    @Body({ schema: createProject.body }) body: z.output<typeof createProject.body>,
  ) {
    return this.projects.create(access, body);
  }

  @Endpoint(listProjects)
  list(@CurrentAccess() access: Access, @Query({ schema: listProjects.query }) query: PageQuery) {
    return this.projects.list(access, query);
  }

  @Endpoint(getProject)
  get(@CurrentAccess() access: Access, @Param({ schema: getProject.params }) { id }: Params) {
    return this.projects.get(access, id);
  }

  @Endpoint(renameProject)
  rename(
    @CurrentAccess() access: Access,
    @Param({ schema: renameProject.params }) { id }: Params,
    @Body({ schema: renameProject.body }) { name }: z.output<typeof renameProject.body>,
  ) {
    return this.projects.rename(access, id, name);
  }

  @Endpoint(deleteProject)
  delete(@CurrentAccess() access: Access, @Param({ schema: deleteProject.params }) { id }: Params) {
    return this.projects.delete(access, id);
  }
}
