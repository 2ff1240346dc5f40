import { runProgram } from '../local/run-program.js';

/** Whether an engine answers: the client alone is often installed without one. */
export async function findComposeEngine(): Promise<boolean> {
  const engine = await runProgram('docker', ['info', '--format', '{{.ServerVersion}}'], { timeoutMilliseconds: 5000 });
  if (engine.code !== 0) return false;
  const compose = await runProgram('docker', ['compose', 'version'], { timeoutMilliseconds: 5000 });
  return compose.code === 0;
}
