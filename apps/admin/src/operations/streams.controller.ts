import { Body, Controller, Param } from '@nestjs/common';
import type { Viewer } from '@red-tortoise/admin-kit';
import { operationsEndpoints as endpoints } from '@red-tortoise/contracts';
import type { z } from 'zod';
import { Endpoint } from '../http/endpoint.js';
import { CurrentViewer, Needs } from '../staff/staff.guard.js';
import { StreamsService } from './streams.service.js';

const { pauseProcessor, startReplay } = endpoints;

/** Stream processors: how far they are, held and let go, their views rebuilt. */
@Needs('operations.view')
@Controller()
export class StreamsController {
  constructor(private readonly streams: StreamsService) {}

  @Endpoint(endpoints.streams)
  show() {
    return this.streams.show();
  }

  @Needs('operations.run')
  @Endpoint(pauseProcessor)
  pause(
    @CurrentViewer() viewer: Viewer,
    @Param({ schema: pauseProcessor.params }) { name }: z.output<typeof pauseProcessor.params>,
    @Body({ schema: pauseProcessor.body }) body: z.output<typeof pauseProcessor.body>,
  ) {
    return this.streams.pause(viewer, name, body);
  }

  @Needs('operations.run')
  @Endpoint(startReplay)
  replay(@CurrentViewer() viewer: Viewer, @Body({ schema: startReplay.body }) body: z.output<typeof startReplay.body>) {
    return this.streams.replay(viewer, body);
  }
}
