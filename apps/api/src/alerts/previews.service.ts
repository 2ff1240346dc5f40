import { Injectable } from '@nestjs/common';
import type { RuleDraft, RulePreview } from '@red-tortoise/contracts';
import { ownerOf, previewRule } from '@red-tortoise/domain';
import { AccessService } from '../access/access.service.js';
import type { Access } from '../accounts/access.guard.js';
import { packageNameOf } from '../feed/package-name-of.js';
import { Stores } from '../stores/stores.js';
import { checkRule } from './check-rule.js';

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
