import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MigrationAdapter } from './migration-adapter.js';
import { MigrationFailed } from './migration-failed.js';
import { readSchema } from './migration-files.js';

/** Node has it; the types of Node 20 do not say so. */
declare const WebAssembly: {
  instantiate(binary: Uint8Array, imports: Record<string, object>): Promise<{ instance: { exports: object } }>;
};

export type SchemaEngine = bindings.SchemaEngine;

/** Every table of the database is ours. */
export const everything = { externalTables: [], externalEnums: [] };

/**
 * Runs `work` with Prisma's schema engine, which is WebAssembly: nothing is downloaded. `folder` holds schema/ and
 * migrations/. Throws MigrationFailed with what the engine or the server said.
 */
export async function withSchemaEngine<T>(
  url: string,
  folder: string | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadWebAssembly();
  const datamodels = readSchema(folder).map(({ path, content }) => [path, content] as [string, string]);
  const adapter = new MigrationAdapter(url);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(adapter) as object;
    return await work(await bindings.SchemaEngine.new({ datamodels }, () => {}, factory));
  } catch (error) {
    if (error instanceof MigrationFailed) throw error;
    throw new MigrationFailed(describeEngineError(error), { cause: error });
  } finally {
    await adapter.close();
  }
}

let loaded: Promise<void> | null = null;

function loadWebAssembly(): Promise<void> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<void> {
  // The package imports its .wasm file as a module, which Node does only behind a flag.
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const binary = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': importedFunctions() });
  const exported = instance.exports as { __wbindgen_start(): void };
  // Without this a panic inside shows only as a missing function.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: rememberPanic } });
  (bindings as unknown as { __wbg_set_wasm(exports: unknown): void }).__wbg_set_wasm(exported);
  exported.__wbindgen_start();
}

/** The engine's time limits (up to a minute) run on after their work is done; they must not keep the process. */
function importedFunctions(): object {
  const functions: Record<string, unknown> = { ...bindings };
  for (const name of Object.keys(functions)) {
    if (!name.startsWith('__wbg_setTimeout_')) continue;
    functions[name] = (callback: () => void, milliseconds: number) => setTimeout(callback, milliseconds >>> 0).unref();
  }
  return functions;
}

let lastPanic: string | null = null;
function rememberPanic(message: string): void {
  lastPanic = message;
}

/** An engine's error in words: what it says, its code, and the panic behind it when there was one. */
function describeEngineError(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  const panic = lastPanic;
  lastPanic = null;
  return [message ?? String(error), code, panic].filter(Boolean).join(' · ');
}
