import { Injectable } from '@nestjs/common';
import {
  CodedError,
  type Finding,
  type FindingDetail,
  type FindingQuery,
  type FindingTrendPoint,
  type TriageDecision,
} from '@red-tortoise/contracts';
import { decideFindings } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { Stores } from '../stores/stores.js';
import { type ListedFinding, readFindings } from './read-findings.js';
import { readTrend } from './read-trend.js';
import { showFinding, showFindingDetail } from './show-finding.js';

export interface FindingPage {
  items: Finding[];
  next: string | null;
}

@Injectable()
export class FindingsService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async listOfProject(access: Access, projectId: string, query: FindingQuery): Promise<FindingPage> {
    const project = await this.access.project(access, projectId);
    const { rows, next } = await readFindings({ projectId: project.id }, query);
    return { items: rows.map((row) => showFinding(row, project.name)), next };
  }

  async list(access: Access, query: FindingQuery): Promise<FindingPage> {
    const gone = await this.stores.database.project.findMany({
      where: { organisationId: { in: [...access.organisationIds] }, deletedAt: { not: null } },
      select: { id: true },
    });
    const { rows, next } = await readFindings(
      {
        organisationId: { $in: [...access.organisationIds] },
        // What a deleted project brought in goes at once, not only when the orchestrator has removed it.
        ...(gone.length > 0 && { projectId: { $nin: gone.map(({ id }) => id) } }),
      },
      query,
    );
    const names = await this.findNames(access, rows);
    const items = rows.flatMap((row) => {
      const name = names.get(row.projectId);
      return name === undefined ? [] : [showFinding(row, name)];
    });
    return { items, next };
  }

  async get(access: Access, id: string): Promise<FindingDetail> {
    const { finding, projectName } = await this.access.finding(access, id);
    return showFindingDetail(finding, projectName);
  }

  async triage(access: Access, id: string, decision: TriageDecision): Promise<FindingDetail> {
    await this.decide(access, id, decision);
    const decided = await this.get(access, id);
    if (decided.state === 'fixed') throw new CodedError('finding.fixed');
    return decided;
  }

  async untriage(access: Access, id: string): Promise<FindingDetail> {
    await this.decide(access, id, null);
    return this.get(access, id);
  }

  async triageMany(
    access: Access,
    id: string,
    { findingIds, decision }: { findingIds: string[]; decision: TriageDecision | null },
  ): Promise<{ changed: number; skipped: number }> {
    const project = await this.access.project(access, id);
    const person = await this.personOf(access);
    return decideFindings(this.stores.context, { projectId: project.id, findingIds }, decision, person);
  }

  async trend(access: Access, id: string, days: number): Promise<{ items: FindingTrendPoint[] }> {
    const project = await this.access.project(access, id);
    return { items: await readTrend(project.id, days, new Date()) };
  }

  private async decide(access: Access, id: string, decision: TriageDecision | null): Promise<void> {
    const { finding } = await this.access.finding(access, id);
    const person = await this.personOf(access);
    const one = { projectId: finding.projectId, findingIds: [finding._id] };
    await decideFindings(this.stores.context, one, decision, person);
  }

  private async personOf({ userId }: Access) {
    const { name } = await this.stores.database.user.findUniqueOrThrow({
      where: { id: userId },
      select: { name: true },
    });
    return { userId, name, reason: 'triage' as const };
  }

  private async findNames(access: Access, rows: readonly ListedFinding[]): Promise<Map<string, string>> {
    const projects = await this.stores.database.project.findMany({
      where: { ...this.access.projectsOf(access), id: { in: [...new Set(rows.map((row) => row.projectId))] } },
      select: { id: true, name: true },
    });
    return new Map(projects.map(({ id, name }) => [id, name]));
  }
}
