import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  type InputOf,
  listViews,
  lookUp,
  removeView,
  saveView,
  showFacets,
  showSite,
  type Viewer,
} from '@red-tortoise/admin-kit';
import { adminEndpoints as endpoints } from '@red-tortoise/contracts';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer } from '../staff/staff.guard.js';
import { AdminCalls } from './admin-calls.js';
import type { ParamsOf } from './params-of.js';

/** What screens there are, how their lists can be narrowed, and how people like to see them. */
@Controller()
export class SiteController {
  constructor(private readonly calls: AdminCalls) {}

  @Endpoint(endpoints.site)
  site(@CurrentViewer() viewer: Viewer) {
    return showSite(this.calls.of(viewer));
  }

  @Endpoint(endpoints.facets)
  facets(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.facets.params }) params: ParamsOf<'facets'>,
    @Query({ schema: endpoints.facets.query }) query: InputOf<'facets'>,
  ) {
    return showFacets(this.calls.of(viewer), params.screen, query);
  }

  @Endpoint(endpoints.lookup)
  lookup(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.lookup.params }) params: ParamsOf<'lookup'>,
    @Query({ schema: endpoints.lookup.query }) query: InputOf<'lookup'>,
  ) {
    return lookUp(this.calls.of(viewer), params.screen, params.field, query);
  }

  @Endpoint(endpoints.views)
  views(@CurrentViewer() viewer: Viewer, @Param({ schema: endpoints.views.params }) params: ParamsOf<'views'>) {
    return listViews(this.calls.of(viewer), params.screen);
  }

  @Endpoint(endpoints.saveView)
  saveView(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.saveView.params }) params: ParamsOf<'saveView'>,
    @Body({ schema: endpoints.saveView.body }) body: InputOf<'saveView'>,
  ) {
    return saveView(this.calls.of(viewer), params.screen, body);
  }

  @Endpoint(endpoints.removeView)
  removeView(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: endpoints.removeView.params }) params: ParamsOf<'removeView'>,
  ) {
    return removeView(this.calls.of(viewer), params.screen, params.id);
  }
}
