import { run } from './run.ts';

/** A person's keyboard on an X display: keys go to the window that has the focus, from outside the app. */
export interface Keyboard {
  /** Waits for a window of this name and gives it the focus. */
  focusWindow(name: string): Promise<void>;
  /** xdotool's names: `ctrl+k`, `Tab`, `Return`. */
  press(...keys: readonly string[]): Promise<void>;
  type(text: string): Promise<void>;
}

export function createKeyboard(display: string): Keyboard {
  const env = { ...process.env, DISPLAY: display };

  async function xdotool(...args: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await run('xdotool', args, env);
    if (code !== 0) throw new Error(`xdotool ${args.join(' ')} failed: ${stderr}`);
    return stdout;
  }

  return {
    async focusWindow(name) {
      // Without a window manager nobody hands the focus out.
      const found = await xdotool('search', '--sync', '--onlyvisible', '--name', name);
      const id = found.trim().split('\n').at(-1) ?? '';
      await xdotool('windowfocus', '--sync', id);
    },
    press: async (...keys) => void (await xdotool('key', '--clearmodifiers', '--delay', '40', ...keys)),
    type: async (text) => void (await xdotool('type', '--delay', '25', text)),
  };
}
