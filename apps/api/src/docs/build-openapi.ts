import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { Problem } from '@red-tortoise/contracts';
import { z } from 'zod';

const description = `What the web app, tokens and CI use. Sign in under \`/v1/auth/sign-in/email\` with \`{ email, password }\`; the
session is a cookie. Lists answer \`{ items, next }\`: send \`next\` back as \`cursor\`. Errors are problem documents (RFC 9457)
whose \`code\` is explained under \`/docs/errors\`. Answers carry an ETag; \`If-None-Match\` saves the transfer.`;

/** The OpenAPI document of an application, from its routes and the contracts that they are bound to. */
export function buildOpenApi(api: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Red Tortoise')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addCookieAuth('red-tortoise.session_token', undefined, 'session')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(api, options);
  const { $schema: _, ...problem } = z.toJSONSchema(Problem, { target: 'openapi-3.0' });
  document.components = { ...document.components };
  document.components.schemas = { ...document.components.schemas, Problem: problem as never };
  return document;
}
