/** A helper process; `stop` ends it by id and waits for its end. */
export interface Helper {
  readonly pid: number;
  stop(): Promise<void>;
}

/** A virtual display of its own on a free number (Linux). `size` is WIDTHxHEIGHT, by default 1440x900. */
export function startVirtualDisplay(options?: {
  size?: string;
}): Promise<Helper & { readonly display: string }>;

/** A private D-Bus session bus (Linux); `address` is for DBUS_SESSION_BUS_ADDRESS. */
export function startSessionBus(): Promise<Helper & { readonly address: string }>;

/** Display and bus in one, as environment variables; `own` starts them even where a desktop offers them. */
export function openSurroundings(options?: { own?: boolean; size?: string }): Promise<{
  readonly env: Record<string, string | undefined>;
  /** What was started, in sentences for the console. */
  readonly said: readonly string[];
  stop(): Promise<void>;
}>;

/** The Electron executable in use. */
export function electronPath(): string;

/** Is that Electron, or the one in the dist folder given, the development runtime? */
export function isDevelopmentRuntime(dist?: string): boolean;

/** The environment for opening the app: without the variables that turn Electron into Node. */
export function asAppEnvironment(env?: Record<string, string | undefined>): Record<string, string>;

/** Flags that come before the app's folder: `--no-sandbox` for root, else none. */
export function launcherFlags(): string[];

/** The project's top folder. */
export const root: string;

/** Where a package goes, and its executable there, if it was made. */
export function packageFolder(options: { developmentRuntime: boolean }): string;
export function packagedExecutable(folder: string): string | undefined;
