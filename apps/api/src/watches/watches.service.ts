import { Injectable } from '@nestjs/common';
import type { PageQuery, Watch } from '@red-tortoise/contracts';
import { unwatchPackage, watchPackage } from '@red-tortoise/domain';
import { z } from 'zod';
import { QuotaService } from '../access/quota.service.js';
import type { Access } from '../accounts/access.guard.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { parsePackagePurl } from '../packages/parse-package-purl.js';
import { Stores } from '../stores/stores.js';

const Place = z.object({ at: z.iso.datetime(), purl: z.string().max(1_000) });

@Injectable()
export class WatchesService {
  constructor(
    private readonly stores: Stores,
    private readonly quotas: QuotaService,
  ) {}

  async watch({ userId, homeId }: Access, purl: string): Promise<void> {
    const wanted = parsePackagePurl(purl, this.stores.settings.current.ecosystemOf);
    const data = { userId, packagePurl: wanted.packagePurl };
    // What is watched already needs no place.
    if ((await this.stores.database.watch.count({ where: data })) === 0) {
      await this.quotas.inPlace('watches', homeId, ({ watch }) => watch.createMany({ data, skipDuplicates: true }));
    }
    await watchPackage(this.stores.context, userId, wanted);
  }

  async unwatch({ userId }: Access, purl: string): Promise<void> {
    const { packagePurl } = parsePackagePurl(purl, this.stores.settings.current.ecosystemOf);
    await unwatchPackage(this.stores.context, userId, packagePurl);
  }

  async list({ userId }: Access, { limit, cursor }: PageQuery): Promise<{ items: Watch[]; next: string | null }> {
    const after = decodeCursor(Place, cursor);
    const rows = await this.stores.database.watch.findMany({
      where: {
        userId,
        ...(after && {
          OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, packagePurl: { lt: after.purl } }],
        }),
      },
      orderBy: [{ createdAt: 'desc' }, { packagePurl: 'desc' }],
      take: limit + 1,
    });
    const page = cutPage(rows, limit, ({ createdAt, packagePurl }) => ({
      at: createdAt.toISOString(),
      purl: packagePurl,
    }));
    const items = page.rows.map(({ packagePurl, createdAt }) => ({
      purl: packagePurl,
      name: parsePackagePurl(packagePurl).name,
      createdAt: createdAt.toISOString(),
    }));
    return { items, next: page.next };
  }
}
