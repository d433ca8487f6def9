import net from 'node:net';

/** X11's request 115, ForceScreenSaver. */
const FORCE_SCREEN_SAVER = 115;
const LITTLE_ENDIAN = 0x6c;

/** Starts the screen saver of a display, as its time-out or a locker does: the screen counts as locked. */
export async function startScreenSaver(display: string): Promise<void> {
  const socket = net.connect(`/tmp/.X11-unix/X${display.replace(':', '')}`);
  await new Promise<void>((done, failed) => {
    socket.once('error', failed);
    socket.once('data', (answer) => {
      if (answer[0] !== 1) failed(new Error('the display refused the connection'));
      else socket.end(Buffer.from([FORCE_SCREEN_SAVER, 1, 1, 0]), done);
    });
    const hello = Buffer.alloc(12);
    hello[0] = LITTLE_ENDIAN;
    hello.writeUInt16LE(11, 2);
    socket.write(hello);
  });
}
