import type { OrchestratorContext } from '../../../context.js';
import { applyOverrides } from './apply-overrides.js';

/** Applies overrides at the start and with every change of the settings; what fails is left to housekeeping. */
export function followOverrides(context: OrchestratorContext, signal: AbortSignal): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const apply = () => {
    running = running
      .then(() => (signal.aborted ? 0 : applyOverrides(context, signal)))
      .catch((error: Error) => context.onError(error, 'severity overrides'));
  };
  const forget = context.settings.onChange(apply);
  apply();
  return {
    async stop() {
      forget();
      await running;
    },
  };
}
