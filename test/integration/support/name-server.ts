import dgram from 'node:dgram';

/** What is said of one name: mail servers, an address, or how the answer fails. */
export type NameAnswer =
  | { readonly kind: 'mx'; readonly exchanges: readonly string[] }
  | { readonly kind: 'address' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no-such-name' }
  | { readonly kind: 'server-failure' }
  | { readonly kind: 'silence' };

export interface NameServer {
  /** As `Resolver.setServers` takes it. */
  readonly address: string;
  /** Names as they came over the wire. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const TYPE = { A: 1, MX: 15 } as const;
const NO_ERROR = 0;
const SERVER_FAILURE = 2;
const NO_SUCH_NAME = 3;

/** A name server that speaks DNS over UDP on the loopback (RFC 1035), as much as looking for mail needs. */
export async function startNameServer(names: Readonly<Record<string, NameAnswer>>): Promise<NameServer> {
  const socket = dgram.createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = readQuestion(query);
    asked.push(name);
    const answer = names[name] ?? { kind: 'no-such-name' };
    if (answer.kind === 'silence') return;
    socket.send(reply(query.subarray(0, end), answer, type), port, address);
  });
  await new Promise<void>((ready) => {
    socket.bind(0, '127.0.0.1', ready);
  });
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: async () =>
      await new Promise((closed) => {
        socket.close(() => closed());
      }),
  };
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.'), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function reply(question: Buffer, answer: NameAnswer, type: number): Buffer {
  const head = Buffer.from(question);
  const records = recordsOf(answer, type);
  const code =
    answer.kind === 'no-such-name'
      ? NO_SUCH_NAME
      : answer.kind === 'server-failure'
        ? SERVER_FAILURE
        : NO_ERROR;
  // A response, recursion available.
  head.writeUInt16BE(0x81_80 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt16BE(0, 8);
  head.writeUInt16BE(0, 10);
  return Buffer.concat([head, ...records]);
}

function recordsOf(answer: NameAnswer, type: number): Buffer[] {
  if (answer.kind === 'mx' && type === TYPE.MX)
    return answer.exchanges.map((exchange, at) =>
      record(TYPE.MX, Buffer.concat([Buffer.from([0, at]), encodeName(exchange)])),
    );
  if (answer.kind === 'address' && type === TYPE.A) return [record(TYPE.A, Buffer.from([192, 0, 2, 1]))];
  return [];
}

function record(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  // The name is the question's, by a pointer to it.
  head.writeUInt16BE(0xc0_0c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function encodeName(name: string): Buffer {
  const labels = name === '' ? [] : name.split('.');
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ]);
}
