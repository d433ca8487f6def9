/** What tests and benchmarks in TypeScript use of the launchers; typed in for-tests.d.mts. */
export { openSurroundings, startSessionBus, startVirtualDisplay } from './lib/display.mjs';
export { asAppEnvironment, electronPath, isDevelopmentRuntime } from './lib/electron.mjs';
export { launcherFlags } from './lib/launch.mjs';
export { root } from './lib/paths.mjs';
export { packagedExecutable, packageFolder } from './lib/packages.mjs';
