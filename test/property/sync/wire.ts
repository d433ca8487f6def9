import net from 'node:net';
import { Transform } from 'node:stream';

/** A line to the stand-in that can be cut: what a life sends goes through one of its own. */
export interface Wire {
  readonly port: number;
  /** Off: what is on its way is cut, and nothing new gets through. */
  setUp(isUp: boolean): void;
  /** For ever. What the server has read by then has its effect there. */
  close(): Promise<void>;
}

export async function openWire(serverPort: number): Promise<Wire> {
  const sockets = new Set<net.Socket>();
  let isUp = true;
  const server = net.createServer((incoming) => {
    if (!isUp) {
      incoming.destroy();
      return;
    }
    const outgoing = net.connect(serverPort, '127.0.0.1');
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        incoming.destroy();
        outgoing.destroy();
      });
    }
    incoming
      .pipe(named(incoming.localPort ?? 0, serverPort))
      .pipe(outgoing)
      .pipe(incoming);
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as net.AddressInfo).port,
    setUp(wanted) {
      isUp = wanted;
      if (!isUp) cut();
    },
    async close() {
      isUp = false;
      cut();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}

/** The server answers to its own name alone; a request's head comes in one piece. */
function named(wirePort: number, serverPort: number): Transform {
  const from = `127.0.0.1:${wirePort}`;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, Buffer.from(chunk.toString('latin1').replaceAll(from, `127.0.0.1:${serverPort}`), 'latin1'));
    },
  });
}
