import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The one page that shows the OpenAPI document. */
export const userInterfacePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Red Tortoise API</title>
<link rel="stylesheet" href="/docs/files/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/docs/files/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

export const startScript = `SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  withCredentials: true,
  validatorUrl: null,
});
`;

const types: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
const kept = new Map<string, string>();

/** A file of Swagger UI by its name; null for any name but the two that the page needs. */
export async function readUserInterfaceFile(name: string): Promise<{ type: string; content: string } | null> {
  const type = types[name];
  if (type === undefined) return null;
  const content = kept.get(name) ?? (await readFile(join(userInterfaceFolder(), name), 'utf8'));
  kept.set(name, content);
  return { type, content };
}

/** Swagger UI comes with @nestjs/swagger, which is who must be asked where it is. */
function userInterfaceFolder(): string {
  const swagger = createRequire(import.meta.url).resolve('@nestjs/swagger');
  return dirname(createRequire(swagger).resolve('swagger-ui-dist/package.json'));
}
