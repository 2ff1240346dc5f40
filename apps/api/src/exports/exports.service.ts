import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CodedError, type ExportFormat, exportFormats } from '@red-tortoise/contracts';
import { ImportModel } from '@red-tortoise/documents';
import { currentImportId } from '@red-tortoise/domain';
import {
  componentsCsv,
  cycloneDxText,
  findingsCsv,
  inAddress,
  type ProjectReport,
  sarifText,
  spdxText,
} from '@red-tortoise/reports';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { eachComponent, eachFinding } from './each-row.js';
import { findingsAsSarif } from './findings-as-sarif.js';
import { toolVersion } from './tool-version.js';

export interface ExportedFile {
  filename: string;
  contentType: string;
  /** In pieces, made as they are taken. */
  text: AsyncGenerator<string>;
}

@Injectable()
export class ExportsService {
  private readonly toolVersion = toolVersion();

  constructor(private readonly access: AccessService) {}

  /** What the project shows now, as a file. `of` matters to CSV alone. */
  async export(
    access: Access,
    projectId: string,
    format: string,
    of: 'components' | 'findings',
  ): Promise<ExportedFile> {
    const project = await this.access.project(access, projectId);
    if (!isExportFormat(format)) throw new CodedError('export.format-unknown');
    const importId = await currentImportId(project.id);
    if (importId === null) throw new CodedError('export.nothing-yet');
    const report: ProjectReport = {
      id: randomUUID(),
      project: project.name,
      createdAt: new Date().toISOString(),
      toolVersion: this.toolVersion,
      components: () => eachComponent(importId),
      findings: () => eachFinding(project.id),
    };
    const { contentType, extension } = exportFormats[format];
    const kind = format === 'csv' ? `.${of}` : '';
    return {
      filename: `${fileNameOf(project.name)}${kind}.${extension}`,
      contentType,
      text: await this.write(report, { format, of, importId, projectId: project.id }),
    };
  }

  private async write(
    report: ProjectReport,
    { format, of, importId, projectId }: { format: ExportFormat; of: string; importId: string; projectId: string },
  ): Promise<AsyncGenerator<string>> {
    if (format === 'cyclonedx') return cycloneDxText(report);
    if (format === 'spdx') return spdxText(report);
    if (format === 'csv')
      return of === 'findings' ? findingsCsv(report.findings()) : componentsCsv(report.components());
    const current = await ImportModel.findById(importId).select({ filename: 1 }).lean<{ filename: string | null }>();
    return sarifText({
      toolVersion: this.toolVersion,
      uri: inAddress(current?.filename ?? 'manifest'),
      // What is fixed is no result any more.
      findings: findingsAsSarif(eachFinding(projectId, ['open', 'not-affected', 'risk-accepted', 'false-positive'])),
      warnings: [],
    });
  }
}

function isExportFormat(format: string): format is ExportFormat {
  return Object.hasOwn(exportFormats, format);
}

/** What every file system takes. */
function fileNameOf(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '') || 'project';
}
