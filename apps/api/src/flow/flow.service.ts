import { Injectable } from '@nestjs/common';
import type { Flow } from '@red-tortoise/contracts';
import { readFlow } from '@red-tortoise/domain';
import { Stores } from '../stores/stores.js';

/** However many look at the status page, the stores are asked this often at the most. In milliseconds. */
const cachedFor = 2_000;

@Injectable()
export class FlowService {
  private cached: { until: number; flow: Promise<Flow> } | null = null;

  constructor(private readonly stores: Stores) {}

  get(): Promise<Flow> {
    const now = Date.now();
    if (this.cached && now < this.cached.until) return this.cached.flow;
    const flow = readFlow(this.stores.context, new Date(now));
    this.cached = { until: now + cachedFor, flow };
    // What failed is asked again.
    flow.catch(() => {
      this.cached = null;
    });
    return flow;
  }
}
