import { Injectable } from '@nestjs/common';
import { CodedError, type Package, type PackageVersion, type PageQuery } from '@red-tortoise/contracts';
import {
  EventModel,
  type PackageDocument,
  PackageModel,
  ProjectPackageModel,
  toEvent,
  VersionModel,
} from '@red-tortoise/documents';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { type Access, personOf } from '../accounts/access.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { freshnessOf } from './freshness-of.js';
import { parsePackagePurl } from './parse-package-purl.js';

const moment = z.iso.datetime().transform((text) => new Date(text));
const VersionPlace = z.object({ at: moment.nullable(), id: z.string().max(1_000) });
const EventPlace = z.object({ at: moment, id: z.string().max(64) });
const usesShown = 100;

@Injectable()
export class PackagesService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async get(access: Access, purl: string): Promise<Package> {
    const { known, usedBy, watched } = await this.find(access, purl);
    return {
      purl: known._id,
      ecosystem: known.ecosystem,
      name: known.name,
      description: known.description,
      homepage: known.homepage,
      repository: known.repository,
      latest: known.latest,
      licence: known.licence,
      deprecated: known.deprecated,
      maintainers: known.maintainers,
      versionCount: known.versionCount,
      freshness: freshnessOf(known, new Date()),
      watched,
      usedBy,
    };
  }

  async listVersions(access: Access, purl: string, { limit, cursor }: PageQuery) {
    const after = decodeCursor(VersionPlace, cursor);
    const { known } = await this.find(access, purl);
    const rows = await VersionModel.find({ packagePurl: known._id, ...(after && behindVersion(after)) })
      .sort({ publishedAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean();
    const page = cutPage(rows, limit, ({ publishedAt, _id }) => ({ at: publishedAt?.toISOString() ?? null, id: _id }));
    const items = page.rows.map(
      (row): PackageVersion => ({
        version: row.version,
        publishedAt: row.publishedAt?.toISOString() ?? null,
        licence: row.licence,
        publisher: row.publisher,
        deprecated: row.deprecated,
        installScripts: row.installScripts,
        provenance: row.provenance,
        unpublished: row.unpublishedAt !== null,
      }),
    );
    return { items, next: page.next };
  }

  async listEvents(access: Access, purl: string, { limit, cursor }: PageQuery) {
    const after = decodeCursor(EventPlace, cursor);
    const { known } = await this.find(access, purl);
    const rows = await EventModel.find({
      subject: known._id,
      ...(after && { $or: [{ occurredAt: { $lt: after.at } }, { occurredAt: after.at, _id: { $lt: after.id } }] }),
    })
      .sort({ occurredAt: -1, _id: -1 })
      .limit(limit + 1)
      .lean();
    const page = cutPage(rows, limit, ({ occurredAt, _id }) => ({ at: occurredAt.toISOString(), id: _id }));
    return { items: page.rows.map(toEvent), next: page.next };
  }

  /**
   * What a registry says is everybody's. A name that no registry has answered for may be the private one of another
   * organisation: it exists only for those who use or watch it.
   */
  private async find(access: Access, purl: string) {
    const { packagePurl } = parsePackagePurl(purl, this.stores.settings.current.ecosystemOf);
    const [known, usedBy, watched] = await Promise.all([
      PackageModel.findById(packagePurl).lean<PackageDocument | null>(),
      this.findUses(access, packagePurl),
      this.isWatched(access, packagePurl),
    ]);
    const isPublic = known !== null && known.versionCount > 0;
    if (!known || !(isPublic || watched || usedBy.length > 0)) throw new CodedError('package.not-found');
    return { known, usedBy, watched };
  }

  private async findUses(access: Access, packagePurl: string): Promise<Package['usedBy']> {
    const uses = await ProjectPackageModel.find({
      packagePurl,
      organisationId: { $in: [...access.organisationIds] },
      feed: { $ne: 'removed' },
    })
      .limit(usesShown)
      .lean();
    const projects = await this.stores.database.project.findMany({
      where: { ...this.access.projectsOf(access), id: { in: uses.map((use) => use.projectId) } },
      select: { id: true, name: true },
    });
    const names = new Map(projects.map(({ id, name }) => [id, name]));
    return uses.flatMap(({ projectId, version, path }) => {
      const projectName = names.get(projectId);
      return projectName === undefined ? [] : [{ projectId, projectName, version, path }];
    });
  }

  private async isWatched(access: Access, packagePurl: string): Promise<boolean> {
    const where = { userId: { in: personOf(access) }, packagePurl };
    return (await this.stores.database.watch.count({ where })) > 0;
  }
}

/** Versions without a moment come last. */
function behindVersion({ at, id }: z.output<typeof VersionPlace>) {
  if (at === null) return { publishedAt: null, _id: { $lt: id } };
  return { $or: [{ publishedAt: { $lt: at } }, { publishedAt: at, _id: { $lt: id } }, { publishedAt: null }] };
}
