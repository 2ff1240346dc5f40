import type { Advisory } from '../record/advisory.js';
import { AdvisoryCompiler, type CompileOptions } from './advisory-compiler.js';
import type { AdvisoryIndex } from './advisory-index.js';

/**
 * Prepares advisories so that a lookup parses nothing but the installed version. Withdrawn records affect nothing; of
 * several records with one id the one modified last counts, and among equals the last one.
 */
export function compileAdvisories(records: Iterable<Advisory>, options: CompileOptions = {}): AdvisoryIndex {
  const compiler = new AdvisoryCompiler(options);
  for (const record of records) compiler.add(record);
  return compiler.finish();
}
