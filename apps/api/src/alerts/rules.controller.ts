import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  createRule,
  deleteRule,
  listRules,
  previewRule,
  type RuleDraft,
  snoozeRule,
  updateRule,
} from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { PreviewsService } from './previews.service.js';
import { RulesService } from './rules.service.js';

type Params = z.output<typeof updateRule.params>;

@ApiTags('alerts')
@Controller()
export class RulesController {
  constructor(
    private readonly rules: RulesService,
    private readonly previews: PreviewsService,
  ) {}

  @Endpoint(listRules)
  list(@CurrentAccess() access: Access, @Query({ schema: listRules.query }) query: z.output<typeof listRules.query>) {
    return this.rules.list(access, query);
  }

  @Endpoint(createRule)
  create(@CurrentAccess() access: Access, @Body({ schema: createRule.body }) draft: RuleDraft) {
    return this.rules.create(access, draft);
  }

  @Endpoint(previewRule)
  preview(
    @CurrentAccess() access: Access,
    @Body({ schema: previewRule.body }) { rule, days }: z.output<typeof previewRule.body>,
  ) {
    return this.previews.preview(access, rule, days);
  }

  @Endpoint(updateRule)
  update(
    @CurrentAccess() access: Access,
    @Param({ schema: updateRule.params }) { id }: Params,
    @Body({ schema: updateRule.body }) change: z.output<typeof updateRule.body>,
  ) {
    return this.rules.update(access, id, change);
  }

  @Endpoint(snoozeRule)
  snooze(
    @CurrentAccess() access: Access,
    @Param({ schema: snoozeRule.params }) { id }: Params,
    @Body({ schema: snoozeRule.body }) { until }: z.output<typeof snoozeRule.body>,
  ) {
    return this.rules.snooze(access, id, until);
  }

  @Endpoint(deleteRule)
  delete(@CurrentAccess() access: Access, @Param({ schema: deleteRule.params }) { id }: Params) {
    return this.rules.delete(access, id);
  }
}
