import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const adminUrl = process.env.ADMIN_URL ?? 'http://127.0.0.1:4001';

/** Compresses scripts and styles once, here: the admin sends them as they are to every browser. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [fileName, file] of Object.entries(bundle)) {
          if (!/\.(js|css)$/.test(fileName)) continue;
          const source = brotliCompressSync(file.type === 'chunk' ? file.code : file.source);
          this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source });
        }
      },
    },
  };
}

/** The screens of the admin. What is built is served by the admin itself, so that there is one origin and one cookie. */
export default defineConfig({
  plugins: [react(), compressed()],
  publicDir: fileURLToPath(new URL('../../../packages/ui/public', import.meta.url)),
  // Contracts are read from their source, so that this build needs no other build before it.
  resolve: { conditions: ['@red-tortoise/source', ...defaultClientConditions] },
  server: { host: '127.0.0.1', proxy: { '/admin/api': { target: adminUrl, changeOrigin: false } } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    sourcemap: true,
    chunkSizeWarningLimit: 700,
    // The first browsers that know `light-dark()`; for older ones it would be rewritten, wrongly.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
});
