import { describe, expect, it } from 'vitest';
import { handleCommand, isCommandHandled, runCommand } from '#renderer/screen/commands.ts';

describe('commands', () => {
  it('run the newest handler: a screen’s before the window’s own', () => {
    const ran: string[] = [];
    const stopWindow = handleCommand('search.focus', () => ran.push('window'));
    const stopScreen = handleCommand('search.focus', () => ran.push('screen'));
    expect(runCommand('search.focus')).toBe(true);
    stopScreen();
    runCommand('search.focus');
    stopWindow();
    expect(ran).toEqual(['screen', 'window']);
  });

  it('say when nobody answers', () => {
    expect(isCommandHandled('product.new')).toBe(false);
    expect(runCommand('product.new')).toBe(false);
  });
});
