import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Only `prisma generate` reads this. Migrations go through src/migrations, which needs no downloaded engine.
export default defineConfig({
  schema: fileURLToPath(new URL('../../prisma/schema', import.meta.url)),
});
