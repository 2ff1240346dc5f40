import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type FindingQuery,
  getFinding,
  getFindingTrend,
  listFindings,
  listProjectFindings,
  type TriageDecision,
  triageFinding,
  triageFindings,
  untriageFinding,
} from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { FindingsService } from './findings.service.js';

type Params = z.output<typeof getFinding.params>;

@ApiTags('findings')
@Controller()
export class FindingsController {
  constructor(private readonly findings: FindingsService) {}

  @Endpoint(listProjectFindings)
  listOfProject(
    @CurrentAccess() access: Access,
    @Param({ schema: listProjectFindings.params }) { id }: Params,
    @Query({ schema: listProjectFindings.query }) query: FindingQuery,
  ) {
    return this.findings.listOfProject(access, id, query);
  }

  @Endpoint(listFindings)
  list(@CurrentAccess() access: Access, @Query({ schema: listFindings.query }) query: FindingQuery) {
    return this.findings.list(access, query);
  }

  @Endpoint(getFinding)
  get(@CurrentAccess() access: Access, @Param({ schema: getFinding.params }) { id }: Params) {
    return this.findings.get(access, id);
  }

  @Endpoint(triageFinding)
  triage(
    @CurrentAccess() access: Access,
    @Param({ schema: triageFinding.params }) { id }: Params,
    @Body({ schema: triageFinding.body }) decision: TriageDecision,
  ) {
    return this.findings.triage(access, id, decision);
  }

  @Endpoint(untriageFinding)
  untriage(@CurrentAccess() access: Access, @Param({ schema: untriageFinding.params }) { id }: Params) {
    return this.findings.untriage(access, id);
  }

  @Endpoint(triageFindings)
  triageMany(
    @CurrentAccess() access: Access,
    @Param({ schema: triageFindings.params }) { id }: Params,
    @Body({ schema: triageFindings.body }) body: z.output<typeof triageFindings.body>,
  ) {
    return this.findings.triageMany(access, id, body);
  }

  @Endpoint(getFindingTrend)
  trend(
    @CurrentAccess() access: Access,
    @Param({ schema: getFindingTrend.params }) { id }: Params,
    @Query({ schema: getFindingTrend.query }) { days }: z.output<typeof getFindingTrend.query>,
  ) {
    return this.findings.trend(access, id, days);
  }
}
