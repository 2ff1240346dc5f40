import { Module } from '@nestjs/common';
import { CustomersController } from './customers.controller.js';
import { CustomersService } from './customers.service.js';

/** Organisations and people as a whole: who they are, everything of them as a file, and their erasure. */
@Module({ controllers: [CustomersController], providers: [CustomersService] })
export class CustomersModule {}
