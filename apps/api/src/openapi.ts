import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { apiModule } from './api.module.js';
import { createAdapter } from './create-api.js';
import { buildOpenApi } from './docs/build-openapi.js';
import { Stores } from './stores/stores.js';

// Prints the OpenAPI document. In preview Nest makes no instances, so that no store is needed.
const nothing = Object.create(Stores.prototype) as Stores;
const api = await NestFactory.create(apiModule(nothing), createAdapter(), { preview: true, logger: false });
process.stdout.write(`${JSON.stringify(buildOpenApi(api), null, 2)}\n`);
