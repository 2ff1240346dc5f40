import { Injectable } from '@nestjs/common';
import { CodedError, type createMute, type Mute, mutesOfAnOwner } from '@red-tortoise/contracts';
import type { Mute as MuteRow } from '@red-tortoise/database';
import { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import type { Owner } from '../access/owner.js';
import type { Access } from '../accounts/access.guard.js';
import { lockOwner } from '../alerts/lock-owner.js';
import { parsePackagePurl } from '../packages/parse-package-purl.js';
import { Stores } from '../stores/stores.js';

type NewMute = z.output<typeof createMute.body>;

const projectSubject = 'project:';
const isProject = ({ subject }: Pick<MuteRow, 'subject'>) => subject.startsWith(projectSubject);
const projectIdOf = (subject: string) => subject.slice(projectSubject.length);

@Injectable()
export class MutesService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async list(access: Access, organisationId: string | undefined): Promise<{ items: Mute[] }> {
    const owner = await this.access.owner(access, organisationId, 'read');
    const rows = await this.stores.database.mute.findMany({
      // A snooze that is over is none any more, though its row waits for the next one.
      where: { ...owner, OR: [{ until: null }, { until: { gt: new Date() } }] },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: mutesOfAnOwner,
    });
    return { items: await this.show(access, rows) };
  }

  async create(access: Access, { organisationId, subject: text, until }: NewMute): Promise<Mute> {
    const owner = await this.access.owner(access, organisationId, 'change');
    const subject = await this.readSubject(access, owner, text);
    const row = await this.stores.database.$transaction(async (transaction) => {
      await lockOwner(transaction, owner);
      await transaction.mute.deleteMany({ where: { ...owner, until: { lte: new Date() } } });
      const before = await transaction.mute.findFirst({ where: { ...owner, subject }, select: { id: true } });
      if (before) return transaction.mute.update({ where: before, data: { until } });
      const count = await transaction.mute.count({ where: { ...owner } });
      if (count >= mutesOfAnOwner) throw new CodedError('mute.limit-reached');
      return transaction.mute.create({ data: { ...owner, subject, until } });
    });
    const [mute] = await this.show(access, [row]);
    return mute as Mute;
  }

  async delete(access: Access, id: string): Promise<void> {
    await this.access.mute(access, id);
    await this.stores.database.mute.deleteMany({ where: { id } });
  }

  private async readSubject(access: Access, { organisationId }: Owner, subject: string): Promise<string> {
    if (!isProject({ subject })) {
      return parsePackagePurl(subject, this.stores.settings.current.ecosystemOf).packagePurl;
    }
    const { success, data: id = '' } = z.uuid().safeParse(projectIdOf(subject));
    if (!success) throw new CodedError('project.not-found');
    const theirs = organisationId === null ? access : { ...access, organisationIds: [organisationId] };
    await this.access.project(theirs, id);
    return subject;
  }

  /** A project that is gone, or no longer the reader's, goes by its id. */
  private async show(access: Access, rows: readonly MuteRow[]): Promise<Mute[]> {
    const projectIds = rows.filter(isProject).map(({ subject }) => projectIdOf(subject));
    const names = await this.access.visibleProjects(access, projectIds);
    return rows.map((row) => ({
      id: row.id,
      organisationId: row.organisationId,
      subject: row.subject,
      name: isProject(row)
        ? (names.get(projectIdOf(row.subject)) ?? projectIdOf(row.subject))
        : parsePackagePurl(row.subject).name,
      until: row.until?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
    }));
  }
}
