import { Injectable } from '@nestjs/common';
import type { Component, listComponents, NotAssessedItem, PageQuery } from '@red-tortoise/contracts';
import { type ComponentDocument, ComponentModel, NotAssessedModel, PackageModel } from '@red-tortoise/documents';
import { currentImportId } from '@red-tortoise/domain';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { type FreshnessFields, freshnessFields, freshnessOf } from '../packages/freshness-of.js';
import { componentFilter } from './component-filter.js';

type ComponentQuery = z.output<typeof listComponents.query>;
const SortKeyPlace = z.object({ key: z.string().max(1_000) });
const PositionPlace = z.object({ position: z.number().int() });
const longestSearch = 5_000;

@Injectable()
export class ComponentsService {
  constructor(private readonly access: AccessService) {}

  async list(
    access: Access,
    projectId: string,
    query: ComponentQuery,
  ): Promise<{ items: Component[]; next: string | null }> {
    const importId = await this.currentImport(access, projectId);
    const after = decodeCursor(SortKeyPlace, query.cursor);
    if (importId === null) return { items: [], next: null };
    const rows = await ComponentModel.find({
      importId,
      ...(after && { sortKey: { $gt: after.key } }),
      ...componentFilter(query),
    })
      .sort({ sortKey: 1 })
      .limit(query.limit + 1)
      .maxTimeMS(longestSearch)
      .lean();
    const page = cutPage(rows, query.limit, ({ sortKey }) => ({ key: sortKey }));
    return { items: await showComponents(page.rows), next: page.next };
  }

  async listNotAssessed(access: Access, projectId: string, query: PageQuery) {
    const importId = await this.currentImport(access, projectId);
    const after = decodeCursor(PositionPlace, query.cursor);
    if (importId === null) return { items: [], next: null };
    const rows = await NotAssessedModel.find({ importId, ...(after && { position: { $gt: after.position } }) })
      .sort({ position: 1 })
      .limit(query.limit + 1)
      .lean();
    const page = cutPage(rows, query.limit, ({ position }) => ({ position }));
    const items = page.rows.map(
      ({ name, version, reason, detail }): NotAssessedItem => ({ name, version, reason, detail }),
    );
    return { items, next: page.next };
  }

  /** Null as long as no import of the project is done. */
  private async currentImport(access: Access, projectId: string): Promise<string | null> {
    const project = await this.access.project(access, projectId);
    return await currentImportId(project.id);
  }
}

async function showComponents(rows: readonly ComponentDocument[]): Promise<Component[]> {
  const purls = [...new Set(rows.map((row) => row.packagePurl))];
  const known = await PackageModel.find({ _id: { $in: purls } })
    .select(freshnessFields)
    .lean<(FreshnessFields & { _id: string })[]>();
  const byPurl = new Map(known.map((one) => [one._id, one]));
  const now = new Date();
  return rows.map(({ facts, ...row }) => ({
    purl: row.purl,
    packagePurl: row.packagePurl,
    ecosystem: row.ecosystem,
    name: row.name,
    version: row.version,
    direct: row.direct,
    dev: row.dev,
    optional: row.optional,
    peer: row.peer,
    bundled: row.bundled,
    path: row.path,
    licence: facts.licence ?? row.declaredLicence,
    latest: facts.latest,
    behind: facts.behind,
    deprecated: facts.deprecated,
    installScripts: facts.installScripts,
    publishedAt: facts.publishedAt?.toISOString() ?? null,
    freshness: freshnessOf(byPurl.get(row.packagePurl), now),
  }));
}
