import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  createRow,
  type InputOf,
  listRows,
  readRow,
  updateRow,
  updateSome,
  type Viewer,
} from '@red-tortoise/admin-kit';
import { adminEndpoints as endpoints } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer } from '../staff/staff.guard.js';
import { AdminCalls } from './admin-calls.js';
import type { ParamsOf } from './params-of.js';

/** Rows of a screen: listed, read, added, changed. */
@Controller()
export class RowsController {
  constructor(private readonly calls: AdminCalls) {}

  @Endpoint(endpoints.list)
  list(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.list.params }) params: ParamsOf<'list'>,
    @Query({ schema: endpoints.list.query }) query: InputOf<'list'>,
  ) {
    return listRows(this.calls.of(viewer), params.screen, query);
  }

  @Endpoint(endpoints.read)
  read(@CurrentViewer() viewer: Viewer, @Param({ schema: endpoints.read.params }) params: ParamsOf<'read'>) {
    return readRow(this.calls.of(viewer), params.screen, params.id);
  }

  @Endpoint(endpoints.create)
  create(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.create.params }) params: ParamsOf<'create'>,
    @Body({ schema: endpoints.create.body }) body: InputOf<'create'>,
  ) {
    return createRow(this.calls.of(viewer), params.screen, body);
  }

  @Endpoint(endpoints.update)
  update(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.update.params }) params: ParamsOf<'update'>,
    @Body({ schema: endpoints.update.body }) body: InputOf<'update'>,
  ) {
    return updateRow(this.calls.of(viewer), params.screen, params.id, body);
  }

  @Endpoint(endpoints.updateSome)
  updateSome(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.updateSome.params }) params: ParamsOf<'updateSome'>,
    @Body({ schema: endpoints.updateSome.body }) body: InputOf<'updateSome'>,
  ) {
    return updateSome(this.calls.of(viewer), params.screen, body);
  }
}
