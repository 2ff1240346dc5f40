import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const apiUrl = process.env.API_URL ?? 'http://127.0.0.1:4000';
const port = Number(process.env.WEB_PORT ?? 5173);

// The cookie is the API's own: the browser must see one origin, so the host stays as the browser said it.
const proxy = { '/v1': { target: apiUrl, changeOrigin: false, xfwd: true } };
const server = { host: '127.0.0.1', port, strictPort: true, proxy };

/** Lets the browser fetch the typeface together with the styles, so that no text moves when it arrives. */
function preloadTypeface(): Plugin {
  return {
    name: 'preload-typeface',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const typeface = Object.keys(bundle ?? {}).find((name) => /figtree-latin-wght-normal.*\.woff2$/.test(name));
        if (!typeface) return [];
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${typeface}`, crossorigin: '' };
        return [{ tag: 'link', attrs, injectTo: 'head-prepend' as const }];
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), preloadTypeface()],
  // The icon, and the script that keeps a dark page from flashing white: the admin has the same.
  publicDir: fileURLToPath(new URL('../../packages/ui/public', import.meta.url)),
  // Contracts are read from their source, so that a build of the web app needs no other build before it.
  resolve: { conditions: ['@red-tortoise/source', ...defaultClientConditions] },
  server,
  preview: server,
  build: {
    sourcemap: true,
    chunkSizeWarningLimit: 600,
    // The first browsers that know `light-dark()`. For older ones it would be rewritten, wrongly: the scheme is an
    // attribute of the page, which that rewriting cannot see.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
  },
});
