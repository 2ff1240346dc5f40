import { Global, Module } from '@nestjs/common';
import { AccessService } from './access.service.js';
import { QuotaService } from './quota.service.js';

@Global()
@Module({ providers: [AccessService, QuotaService], exports: [AccessService, QuotaService] })
export class AccessModule {}
