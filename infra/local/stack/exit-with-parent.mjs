/**
 * Loaded before an app (`node --import`). The app's standard input is a pipe that its supervisor holds open and never
 * writes to. It closes when the supervisor is gone, however it went: then the app shuts down as on SIGTERM, and is
 * ended when it has not done so in time. Works on every platform, and no app needs to know.
 */
const graceMilliseconds = 10_000;

process.stdin.on('end', leave);
process.stdin.on('close', leave);
process.stdin.on('error', leave);
process.stdin.resume();
// The pipe must not keep alive what has nothing else to do.
process.stdin.unref();

let leaving = false;

function leave() {
  if (leaving) return;
  leaving = true;
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), graceMilliseconds).unref();
}
