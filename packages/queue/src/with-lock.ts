import { holdLease } from './leases.js';

type LeaseOptions = Omit<Parameters<typeof holdLease>[0], 'work'>;

/** Runs `work` once while no other process runs something under the same key; waits for its turn. */
export async function withLock<T>(
  options: Omit<LeaseOptions, 'onError'> & { waitAtMost: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const timer = setTimeout(
      () => finish(() => reject(new Error(`no lock on ${options.key} in ${options.waitAtMost} ms`))),
      options.waitAtMost,
    );
    const lease = holdLease({
      ...options,
      onError: (error) => finish(() => reject(error)),
      work: async (signal) => {
        clearTimeout(timer);
        try {
          const result = await work(signal);
          finish(() => resolve(result));
        } catch (error) {
          finish(() => reject(error as Error));
        }
      },
    });
    function finish(settle: () => void) {
      clearTimeout(timer);
      // Settled when the lock is free again, so that who comes next need not wait for it.
      lease.close().then(settle, settle);
    }
  });
}
