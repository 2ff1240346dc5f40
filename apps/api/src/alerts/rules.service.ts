import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import {
  type listRules,
  type Rule,
  RuleConditions,
  type RuleDraft,
  RuleScope,
  type updateRule,
} from '@red-tortoise/contracts';
import type { z } from 'zod';
import { AccessService } from '../access/access.service.js';
import { QuotaService } from '../access/quota.service.js';
import type { Access } from '../accounts/access.guard.js';
import { behindCreated, CreatedPlace, createdPlaceOf } from '../http/created-place.js';
import { cutPage, decodeCursor } from '../http/cursor.js';
import { Stores } from '../stores/stores.js';
import { checkRule, type RuleCheck, type RuleText } from './check-rule.js';
import { type RuleRow, showRule, showRules, storedSendTime, withChannels } from './show-rules.js';

type OwnedPage = z.output<typeof listRules.query>;
type RuleChange = z.output<typeof updateRule.body>;

@Injectable()
export class RulesService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
    private readonly quotas: QuotaService,
  ) {}

  async list(
    access: Access,
    { organisationId, limit, cursor }: OwnedPage,
  ): Promise<{ items: Rule[]; next: string | null }> {
    const owner = await this.access.owner(access, organisationId, 'read');
    const after = decodeCursor(CreatedPlace, cursor);
    const rows = await this.stores.database.alertRule.findMany({
      where: {
        ...owner,
        ...behindCreated(after, 'desc'),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit + 1,
      include: withChannels,
    });
    const page = cutPage(rows, limit, createdPlaceOf);
    return { items: await showRules(page.rows), next: page.next };
  }

  async create(access: Access, { organisationId, ...draft }: RuleDraft): Promise<Rule> {
    const owner = await this.access.owner(access, organisationId, 'change');
    const { channels, ...rule } = await this.check({ access, owner }, draft);
    const account = owner.organisationId ?? access.homeId;
    const row = await this.quotas.inPlace('rules', account, async (transaction) => {
      return transaction.alertRule.create({
        data: { ...rule, ...owner, channels: { create: channels.map(stored) } },
        include: withChannels,
      });
    });
    return await showRule(row);
  }

  async update(access: Access, id: string, change: RuleChange): Promise<Rule> {
    const row = await this.access.rule(access, id);
    const before = RuleScope.parse(row.scope);
    const { channels, ...rule } = await this.check({ access, owner: row, before }, change);
    const listensAnew =
      (rule.enabled && !row.enabled) ||
      !isDeepStrictEqual(rule.scope, before) ||
      !isDeepStrictEqual(rule.conditions, RuleConditions.parse(row.conditions));
    return await this.change(id, {
      ...rule,
      // What happened while it said something else is not its to tell.
      ...(listensAnew && { activeSince: new Date() }),
      channels: { deleteMany: {}, create: channels.map(stored) },
    });
  }

  async snooze(access: Access, id: string, until: string | null): Promise<Rule> {
    await this.access.rule(access, id);
    return await this.change(id, { snoozedUntil: until });
  }

  async delete(access: Access, id: string): Promise<void> {
    await this.access.rule(access, id);
    await this.stores.database.alertRule.deleteMany({ where: { id } });
  }

  private check<R extends RuleText>(check: RuleCheck, rule: R): Promise<R> {
    return checkRule(
      { database: this.stores.database, settings: this.stores.settings, access: this.access },
      check,
      rule,
    );
  }

  private async change(id: string, data: object): Promise<Rule> {
    const row: RuleRow = await this.stores.database.alertRule.update({ where: { id }, data, include: withChannels });
    return await showRule(row);
  }
}

const stored = ({ channelId, when }: Rule['channels'][number]) => ({ channelId, when: storedSendTime(when) });
