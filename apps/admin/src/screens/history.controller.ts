import { Body, Controller, Param, Query } from '@nestjs/common';
import { type InputOf, recentHistory, restoreEntry, rowHistory, type Viewer } from '@red-tortoise/admin-kit';
import { adminEndpoints as endpoints } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer } from '../staff/staff.guard.js';
import { AdminCalls } from './admin-calls.js';
import type { ParamsOf } from './params-of.js';

/** Who changed what, and how it was before. */
@Controller()
export class HistoryController {
  constructor(private readonly calls: AdminCalls) {}

  @Endpoint(endpoints.history)
  history(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.history.params }) params: ParamsOf<'history'>,
    @Query({ schema: endpoints.history.query }) query: InputOf<'history'>,
  ) {
    return rowHistory(this.calls.of(viewer), params.screen, params.id, query);
  }

  @Endpoint(endpoints.recent)
  recent(@CurrentViewer() viewer: Viewer, @Query({ schema: endpoints.recent.query }) query: InputOf<'recent'>) {
    return recentHistory(this.calls.of(viewer), query);
  }

  @Endpoint(endpoints.restore)
  restore(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.restore.params }) params: ParamsOf<'restore'>,
    @Body({ schema: endpoints.restore.body }) body: InputOf<'restore'>,
  ) {
    return restoreEntry(this.calls.of(viewer), params.id, body);
  }
}
