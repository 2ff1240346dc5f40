import { Body, Controller, Param } from '@nestjs/common';
import {
  act,
  exportRows,
  type InputOf,
  previewAction,
  previewRemoval,
  removeRows,
  type Viewer,
} from '@red-tortoise/admin-kit';
import { adminEndpoints as endpoints } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer } from '../staff/staff.guard.js';
import { AdminCalls } from './admin-calls.js';
import type { ParamsOf } from './params-of.js';

/** What is done to chosen rows, or to all that match: removed, acted upon, exported. */
@Controller()
export class SelectionsController {
  constructor(private readonly calls: AdminCalls) {}

  @Endpoint(endpoints.previewRemoval)
  previewRemoval(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.previewRemoval.params }) params: ParamsOf<'previewRemoval'>,
    @Body({ schema: endpoints.previewRemoval.body }) body: InputOf<'previewRemoval'>,
  ) {
    return previewRemoval(this.calls.of(viewer), params.screen, body);
  }

  @Endpoint(endpoints.remove)
  remove(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.remove.params }) params: ParamsOf<'remove'>,
    @Body({ schema: endpoints.remove.body }) body: InputOf<'remove'>,
  ) {
    return removeRows(this.calls.of(viewer), params.screen, body);
  }

  @Endpoint(endpoints.previewAction)
  previewAction(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.previewAction.params }) params: ParamsOf<'previewAction'>,
    @Body({ schema: endpoints.previewAction.body }) body: InputOf<'previewAction'>,
  ) {
    return previewAction(this.calls.of(viewer), params.screen, params.action, body);
  }

  @Endpoint(endpoints.act)
  act(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.act.params }) params: ParamsOf<'act'>,
    @Body({ schema: endpoints.act.body }) body: InputOf<'act'>,
  ) {
    return act(this.calls.of(viewer), params.screen, params.action, body);
  }

  @Endpoint(endpoints.export)
  export(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.export.params }) params: ParamsOf<'export'>,
    @Body({ schema: endpoints.export.body }) body: InputOf<'export'>,
  ) {
    return exportRows(this.calls.of(viewer), params.screen, body);
  }
}
