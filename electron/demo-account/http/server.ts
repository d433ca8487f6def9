import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonReply, type ApiReply } from '../api/reply.ts';

/** A request whose body has been read. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export type Answerer = (request: HttpRequest) => Promise<ApiReply> | ApiReply;

const MAX_BODY_BYTES = 40 * 1024 * 1024;
/** Longer than any pause of the app, so that a kept connection does not end under a request. */
const KEEP_ALIVE_MS = 65_000;

export interface ListeningServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on the loopback address only and refuses requests that name another host, so that no
 * page in a browser can reach it under a name of its own.
 *
 * @param preferredPort 0 for any; when it is taken any other is used
 * @param answererFor gives the answerer, once the port is known
 */
export async function listen(
  preferredPort: number,
  answererFor: (port: number) => Answerer,
): Promise<ListeningServer> {
  const ready: { answerer?: Answerer } = {};
  const server = createServer((request, response) => {
    if (ready.answerer === undefined) response.writeHead(503).end();
    else void serve(request, response, server, ready.answerer);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await bind(server, preferredPort).catch(async (error: unknown) => {
    if (preferredPort === 0) throw error;
    return bind(server, 0);
  });
  ready.answerer = answererFor(port);
  return {
    port,
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  server: Server,
  answer: Answerer,
): Promise<void> {
  const body = await readBody(incoming).catch(() => undefined);
  if (body === undefined) {
    incoming.destroy();
    return;
  }
  const reply = isOwnHost(incoming.headers.host, server)
    ? await safely(answer, requestOf(incoming, body))
    : jsonReply(421, {
        error: { type: 'invalid_request_error', message: 'This server answers on 127.0.0.1 only.' },
      });
  send(reply, response);
}

/** A bug ends one request and not the server. */
async function safely(answer: Answerer, request: HttpRequest): Promise<ApiReply> {
  try {
    return await answer(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return jsonReply(500, { error: { type: 'api_error', message: `The demo account failed: ${message}` } });
  }
}

function send(reply: ApiReply, response: ServerResponse): void {
  if (response.destroyed || reply.kind === 'silence') return;
  if (reply.kind === 'cut') {
    response.destroy();
    return;
  }
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  response.writeHead(reply.status, { ...reply.headers, 'content-length': String(body.length) });
  response.end(body);
}

function requestOf(incoming: IncomingMessage, body: Buffer): HttpRequest {
  const url = incoming.url ?? '/';
  const mark = url.indexOf('?');
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers,
    body,
  };
}

function isOwnHost(host: string | undefined, server: Server): boolean {
  const address = server.address();
  if (address === null || typeof address === 'string') return false;
  return host === `127.0.0.1:${address.port}` || host === `localhost:${address.port}`;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
