import { Injectable } from '@nestjs/common';
import type { RuleDraft, RulePreview } from '@red-tortoise/contracts';
import { type Limit, ownerOf, previewRule, type SettingsSnapshot } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { packageNameOf } from '../feed/package-name-of.js';
import { keepToLimit } from '../http/keep-to-limit.js';
import { Stores } from '../stores/stores.js';
import { checkRule } from './check-rule.js';

/** Each reads up to a year; a form asks with each change of its draft. */
function previewsOfPerson(snapshot: SettingsSnapshot): Limit {
  const most = snapshot.value('alerts.previews-per-minute');
  return { name: 'previews-of-person', most, seconds: 60, says: `${most} previews a minute for one person` };
}

@Injectable()
export class PreviewsService {
  constructor(
    private readonly stores: Stores,
    private readonly access: AccessService,
  ) {}

  async preview(access: Access, { organisationId, ...draft }: RuleDraft, days: number): Promise<RulePreview> {
    const { database, settings } = this.stores;
    const owner = await this.access.owner(access, organisationId, 'read');
    const rule = await checkRule({ database, settings, access: this.access }, { access, owner }, draft);
    await keepToLimit(this.stores, previewsOfPerson(settings.current), access.userId);
    const facts = await previewRule(database, ownerOf(owner), rule, days);
    const names = await this.access.visibleProjects(
      access,
      facts.examples.flatMap(({ projectIds }) => projectIds),
    );
    const examples = facts.examples.map(({ event, projectIds }) => ({
      event,
      packageName: packageNameOf(event),
      projectNames: projectIds.flatMap((id) => names.get(id) ?? []),
    }));
    return { ...facts, examples };
  }
}
