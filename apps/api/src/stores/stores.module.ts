import { type DynamicModule, Module } from '@nestjs/common';
import { OpenStreams } from '../http/open-streams.js';
import { Stores } from './stores.js';

@Module({})
class StoresModule {}

/** Hands the open stores to every capability. */
export function storesModule(stores: Stores): DynamicModule {
  return {
    module: StoresModule,
    global: true,
    providers: [{ provide: Stores, useValue: stores }, OpenStreams],
    exports: [Stores, OpenStreams],
  };
}
