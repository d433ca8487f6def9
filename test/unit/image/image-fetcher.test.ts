import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Address } from '#electron/core/image/address-fence.ts';
import { createImageFetcher } from '#electron/core/image/image-fetcher.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]);

const servers: http.Server[] = [];

async function serve(handler: http.RequestListener): Promise<string> {
  const server = http.createServer(handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answerWith(bytes: Buffer, headers: http.OutgoingHttpHeaders = {}): http.RequestListener {
  return (_request, response) => response.writeHead(200, headers).end(bytes);
}

const publicAddress: Address = { address: '93.184.215.14', family: 4 };
const never = async (): Promise<readonly Address[]> => {
  throw new Error('the resolver must not be asked');
};

afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(async (server) => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }),
  );
});

describe('the image fetcher', () => {
  it('fetches from the one origin that is allowed by name', async () => {
    const origin = await serve(answerWith(PNG, { 'content-type': 'text/html' }));
    const fetcher = createImageFetcher({ allowedOrigin: () => origin, resolve: never });
    const answer = await fetcher.fetch(`${origin}/a.png`);
    expect(answer).toEqual({ ok: true, value: { mime: 'image/png', bytes: new Uint8Array(PNG) } });
  });

  it.each([
    'file:///etc/passwd',
    'ftp://example.com/a.png',
    'data:image/png;base64,AAAA',
    'http://127.0.0.1/a.png',
    'http://2130706433/a.png',
    'http://0x7f.1/a.png',
    'http://10.1.2.3/a.png',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1/a.png',
    'http://[::1]/a.png',
    'http://[::ffff:127.0.0.1]/a.png',
    'http://[fd00::1]/a.png',
    'http://[fe80::1]/a.png',
    'http://[64:ff9b::7f00:1]/a.png',
    'https://user:secret@example.com/a.png',
    'not an address',
  ])('refuses %s without connecting', async (url) => {
    const fetcher = createImageFetcher({ allowedOrigin: () => null, resolve: never });
    expect(await fetcher.fetch(url)).toMatchObject({ ok: false, error: { code: 'image/address-refused' } });
  });

  it('refuses a name when only one of its addresses is private', async () => {
    const resolve = async (): Promise<readonly Address[]> => [
      publicAddress,
      { address: '192.168.1.1', family: 4 },
    ];
    const fetcher = createImageFetcher({ allowedOrigin: () => null, resolve });
    const answer = await fetcher.fetch('https://images.shop.example.org/a.png');
    expect(answer).toMatchObject({ ok: false, error: { code: 'image/address-refused' } });
  });

  it('asks for a name once and connects to the address that was checked, not to a second answer', async () => {
    let asked = 0;
    const resolve = async (): Promise<readonly Address[]> => {
      asked += 1;
      // A rebinding server: public the first time, this machine the second.
      return asked === 1 ? [{ address: '203.0.114.1', family: 4 }] : [{ address: '127.0.0.1', family: 4 }];
    };
    const origin = await serve(answerWith(PNG));
    const { port } = new URL(origin);
    const fetcher = createImageFetcher({ allowedOrigin: () => null, resolve, limits: { timeoutMs: 300 } });
    const answer = await fetcher.fetch(`http://rebinding.example.org:${port}/a.png`);
    expect(answer).toMatchObject({ ok: false, error: { code: 'image/unreachable' } });
    expect(asked).toBe(1);
  });

  it('checks the target of a redirect again', async () => {
    const inside = await serve(answerWith(PNG));
    const origin = await serve((_request, response) =>
      response.writeHead(302, { location: `${inside}/x` }).end(),
    );
    const fetcher = createImageFetcher({ allowedOrigin: () => origin, resolve: never });
    expect(await fetcher.fetch(`${origin}/a.png`)).toMatchObject({
      ok: false,
      error: { code: 'image/address-refused' },
    });
  });

  it('follows three redirects and not a fourth', async () => {
    const origin = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.writeHead(200).end(PNG);
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    const fetcher = createImageFetcher({ allowedOrigin: () => origin, resolve: never });
    expect(await fetcher.fetch(`${origin}/3`)).toMatchObject({ ok: true });
    expect(await fetcher.fetch(`${origin}/4`)).toMatchObject({
      ok: false,
      error: { code: 'image/unreachable' },
    });
  });

  it('stops reading at the size limit', async () => {
    const origin = await serve(answerWith(Buffer.concat([PNG, Buffer.alloc(2000)])));
    const fetcher = createImageFetcher({ allowedOrigin: () => origin, limits: { maxBytes: 1000 } });
    expect(await fetcher.fetch(origin)).toMatchObject({ ok: false, error: { code: 'image/too-large' } });
  });

  it('gives up when a server never ends its answer', async () => {
    const origin = await serve((_request, response) => void response.writeHead(200).write(PNG));
    const fetcher = createImageFetcher({ allowedOrigin: () => origin, limits: { timeoutMs: 100 } });
    expect(await fetcher.fetch(origin)).toMatchObject({ ok: false, error: { code: 'image/unreachable' } });
  });

  it('gives up when the name never resolves', async () => {
    const resolve = (): Promise<readonly Address[]> => new Promise(() => undefined);
    const fetcher = createImageFetcher({ allowedOrigin: () => null, resolve, limits: { timeoutMs: 100 } });
    const answer = await fetcher.fetch('https://slow.example.org/a.png');
    expect(answer).toMatchObject({ ok: false, error: { code: 'image/unreachable' } });
  });

  it.each([
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s whatever it is called', async (_name, bytes) => {
    const origin = await serve(answerWith(bytes, { 'content-type': 'image/png' }));
    const fetcher = createImageFetcher({ allowedOrigin: () => origin });
    expect(await fetcher.fetch(origin)).toMatchObject({ ok: false, error: { code: 'image/not-an-image' } });
  });

  it('sends nothing of the person along', async () => {
    let sent: http.IncomingHttpHeaders = {};
    const origin = await serve((request, response) => {
      sent = request.headers;
      response.writeHead(200, { 'set-cookie': 'a=b' }).end(PNG);
    });
    const fetcher = createImageFetcher({ allowedOrigin: () => origin });
    await fetcher.fetch(origin);
    await fetcher.fetch(origin);
    expect(Object.keys(sent).toSorted()).toEqual(['accept', 'accept-encoding', 'connection', 'host']);
    expect(sent.connection).toBe('close');
  });

  it('says unreachable for an error page', async () => {
    const origin = await serve((_request, response) => response.writeHead(404).end(PNG));
    const fetcher = createImageFetcher({ allowedOrigin: () => origin });
    expect(await fetcher.fetch(origin)).toMatchObject({ ok: false, error: { code: 'image/unreachable' } });
  });

  it('does not take another port of the allowed host', async () => {
    const origin = await serve(answerWith(PNG));
    const other = await serve(answerWith(PNG));
    const fetcher = createImageFetcher({ allowedOrigin: () => origin });
    expect(await fetcher.fetch(other)).toMatchObject({ ok: false, error: { code: 'image/address-refused' } });
  });
});
