import { Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type FeedQuery,
  getFeed,
  getFeedReasons,
  getProjectFeed,
  markFeedSeen,
  type PageQuery,
} from '@red-tortoise/contracts';
import type { z } from 'zod';
import { type Access, CurrentAccess } from '../accounts/access.guard.js';
import { Endpoint } from '../http/endpoint.js';
import { FeedService } from './feed.service.js';

@ApiTags('feed')
@Controller()
export class FeedController {
  constructor(private readonly feed: FeedService) {}

  @Endpoint(getFeed)
  personal(@CurrentAccess() access: Access, @Query({ schema: getFeed.query }) query: FeedQuery) {
    return this.feed.personal(access, query);
  }

  @Endpoint(getProjectFeed)
  ofProject(
    @CurrentAccess() access: Access,
    @Param({ schema: getProjectFeed.params }) { id }: z.output<typeof getProjectFeed.params>,
    @Query({ schema: getProjectFeed.query }) query: FeedQuery,
  ) {
    return this.feed.ofProject(access, id, query);
  }

  @Endpoint(getFeedReasons)
  reasons(
    @CurrentAccess() access: Access,
    @Param({ schema: getFeedReasons.params }) { id }: z.output<typeof getFeedReasons.params>,
    @Query({ schema: getFeedReasons.query }) query: PageQuery,
  ) {
    return this.feed.reasons(access, id, query);
  }

  @Endpoint(markFeedSeen)
  markSeen(
    @CurrentAccess() access: Access,
    @Query({ schema: markFeedSeen.query }) { until }: z.output<typeof markFeedSeen.query>,
  ) {
    return this.feed.markSeen(access, until);
  }
}
