import { expect, test } from '@playwright/test';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { launchApp, type RunningApp, waitForLog } from '../support/launch-app.ts';

let running: RunningApp;
let server: http.Server;
let origin: string;
const asked: string[] = [];

test.beforeAll(async () => {
  server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'image/png' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  running = await launchApp();
});

test.afterAll(async () => {
  await running.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test.beforeEach(() => asked.splice(0));

test('the window has no Node, no Electron and nothing of the preload but two functions', async () => {
  const seen = await running.window.evaluate(() => {
    const everything = globalThis as unknown as Record<string, unknown>;
    const names = [
      'require',
      'process',
      'module',
      'exports',
      'Buffer',
      '__dirname',
      'electron',
      'ipcRenderer',
    ];
    return {
      present: names.filter((name) => everything[name] !== undefined),
      bridge: Object.entries(everything['countertop'] as object).map(
        ([name, value]) => `${name}: ${typeof value}`,
      ),
    };
  });
  expect(seen.present).toEqual([]);
  expect(seen.bridge.toSorted()).toEqual(['invoke: function', 'listen: function']);
});

test('context isolation: the page can neither reach through the bridge nor put another in its place', async () => {
  const reached = await running.window.evaluate(() => {
    const everything = globalThis as unknown as Record<string, unknown> & {
      countertop: { invoke: { constructor: Function } };
    };
    const bridge = everything.countertop;
    try {
      everything.countertop = { invoke: { constructor: Function } };
    } catch {
      // Refused aloud; silence would be as good.
    }
    const page = document.createElement('p').constructor.constructor;
    return { kept: everything.countertop === bridge, ownWorld: bridge.invoke.constructor === page };
  });
  // The functions of the bridge are made of this page's own world: nothing of the preload's leaks.
  expect(reached).toEqual({ kept: true, ownWorld: true });
});

test('web preferences of the window: sandbox and isolation on, Node off', async () => {
  const preferences = await running.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('the page comes with the strict policy, a fresh nonce for each load, and nosniff', async () => {
  const load = async (): Promise<{ headers: Record<string, string>; nonce: string }> =>
    await running.app.evaluate(async ({ session }) => {
      const response = await session.defaultSession.fetch('app://countertop/index.html');
      const nonce = /property="csp-nonce" nonce="([^"]+)" content="([^"]+)"/.exec(await response.text());
      return { headers: Object.fromEntries(response.headers.entries()), nonce: nonce?.[1] ?? '' };
    });
  const first = await load();
  const second = await load();
  expect(first.nonce.length).toBeGreaterThanOrEqual(22);
  expect(second.nonce).not.toBe(first.nonce);
  expect(first.headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; " +
      `style-src 'self' 'nonce-${first.nonce}'; img-src 'self'; font-src 'self'; connect-src 'none'; ` +
      "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(first.headers['x-content-type-options']).toBe('nosniff');
  expect(first.headers['referrer-policy']).toBe('no-referrer');
});

test('the page as built breaks no rule of its policy', () => {
  expect(running.violations).toEqual([]);
});

test('only the page, its assets and pictures are served', async () => {
  const statuses = await running.app.evaluate(async ({ session }) => {
    const paths = [
      'index.html',
      'key.html',
      '',
      '../package.json',
      '..%2f..%2fpackage.json',
      'assets/..%2f..%2fmain%2fmain.cjs',
      'assets/../../main/main.cjs',
      '../main/main.cjs',
      'images/queued/../../index.html',
      'images/queued/nothing',
      'assets/',
      'assets/none.js',
    ];
    const found: Record<string, number> = {};
    for (const path of paths) {
      const response = await session.defaultSession.fetch(`app://countertop/${path}`);
      found[path] = response.status;
    }
    const other = await session.defaultSession.fetch('app://elsewhere/index.html');
    const post = await session.defaultSession.fetch('app://countertop/index.html', { method: 'POST' });
    found['app://elsewhere'] = other.status;
    found['POST'] = post.status;
    return found;
  });
  const { 'index.html': page, ...rest } = statuses;
  expect(page).toBe(200);
  // An address that the parser itself folds back to the page is the page.
  expect(rest['images/queued/../../index.html']).toBe(200);
  const refused = Object.entries(rest).filter(([path]) => path !== 'images/queued/../../index.html');
  expect(refused.filter(([, status]) => status !== 404)).toEqual([]);
});

const attempts: Readonly<Record<string, string>> = {
  'an inline script': `const e = document.createElement('script'); e.textContent = 'window.broken = 1'; document.body.append(e)`,
  'an inline handler': `const e = document.createElement('button'); e.setAttribute('onclick', 'window.broken = 1'); document.body.append(e); e.click(); e.remove()`,
  'a script from elsewhere': `const e = document.createElement('script'); e.src = ORIGIN + '/s.js'; document.body.append(e)`,
  'a script from data': `const e = document.createElement('script'); e.src = 'data:text/javascript,window.broken=1'; document.body.append(e)`,
  eval: `setTimeout(() => { try { (0, eval)('window.broken = 1') } catch {} })`,
  'a made function': `setTimeout(() => { try { new Function('window.broken = 1')() } catch {} })`,
  'a style without nonce': `const e = document.createElement('style'); e.textContent = 'body { outline: 9px solid }'; document.head.append(e)`,
  'a picture from elsewhere': `new Image().src = ORIGIN + '/i.png'`,
  'a request': `fetch(ORIGIN + '/f').catch(() => {})`,
  'a request to our own scheme': `fetch('app://countertop/index.html').catch(() => {})`,
  'a beacon': `navigator.sendBeacon(ORIGIN + '/b', 'x')`,
  'a socket': `new WebSocket(ORIGIN.replace('http', 'ws') + '/w')`,
  'a frame': `const e = document.createElement('iframe'); e.src = ORIGIN + '/frame'; document.body.append(e)`,
  'a worker': `try { new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))) } catch {}`,
  'a form': `const e = document.createElement('form'); e.action = ORIGIN + '/form'; document.body.append(e); e.submit()`,
  'another base': `const e = document.createElement('base'); e.href = ORIGIN; document.head.append(e)`,
  'an object': `const e = document.createElement('object'); e.data = ORIGIN + '/o'; document.body.append(e)`,
};

for (const [name, code] of Object.entries(attempts)) {
  test(`the policy stops ${name}`, async () => {
    // As text, so that what is tried runs as the page's own code and is judged as such.
    const violation = await running.window.evaluate(`(async () => {
      const ORIGIN = ${JSON.stringify(origin)};
      const heard = new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      });
      ${code};
      return await heard;
    })()`);
    expect(violation).not.toBe('');
    expect(await running.window.evaluate(() => 'broken' in globalThis)).toBe(false);
    expect(asked).toEqual([]);
  });
}

test('a call from another window is refused, even from our own page with our own preload', async () => {
  const reply = await running.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/app/preload/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL('app://countertop/index.html');
    const answer: unknown = await other.webContents.executeJavaScript(
      `window.countertop.invoke({ type: 'call', callId: 'x', name: 'app.getState', input: {} })`,
    );
    other.destroy();
    return answer;
  });
  expect(reply).toEqual({ ok: false, error: { code: 'app/sender-refused', params: {} } });
});

test('nonsense on the channel is answered, not run', async () => {
  const replies = await running.window.evaluate(async () => {
    const { invoke } = (globalThis as unknown as { countertop: { invoke(value: unknown): Promise<unknown> } })
      .countertop;
    const call = (name: string, input: unknown): unknown => ({ type: 'call', callId: 'x', name, input });
    return await Promise.all([
      invoke(null),
      invoke({ type: 'run', code: '1' }),
      invoke(call('app.__proto__', {})),
      invoke(call('constructor.constructor', {})),
      invoke(call('app.getState', { extra: 1 })),
      invoke({ type: 'call', callId: 'x'.repeat(100), name: 'app.getState', input: {} }),
    ]);
  });
  expect(replies.map((reply) => (reply as { error?: { code: string } }).error?.code)).toEqual([
    'app/invalid-input',
    'app/invalid-input',
    'app/unknown-procedure',
    'app/unknown-procedure',
    'app/invalid-input',
    'app/invalid-input',
  ]);
});

test('every permission is denied', async () => {
  const answers = await running.window.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'persistent-storage',
    ];
    const found: Record<string, string> = {};
    for (const name of names) {
      found[name] = (await navigator.permissions.query({ name: name as PermissionName })).state;
    }
    found['asked for notifications'] = await Notification.requestPermission();
    const failed = (): string => 'denied';
    found['asked for the camera'] = await navigator.mediaDevices
      .getUserMedia({ video: true })
      .then(() => 'granted', failed);
    found['asked for the clipboard'] = await navigator.clipboard.readText().then(() => 'granted', failed);
    return found;
  });
  expect(Object.entries(answers).filter(([, state]) => state !== 'denied')).toEqual([]);
});

test('navigation is denied and the page stays', async () => {
  const before = running.window.url();
  await running.window.evaluate((target) => {
    location.href = `${target}/away`;
  }, origin);
  await waitForLog(running.userData, 'window.refused');
  await running.window.evaluate(() => {
    location.href = 'file:///etc/passwd';
  });
  await running.window.evaluate(() => {
    location.href = 'app://countertop/key.html';
  });
  expect(running.window.url()).toBe(before);
  expect(asked).toEqual([]);
  // Asked of the page itself: Playwright still waits for the navigations that never came.
  expect(
    await running.window.evaluate(() => document.getElementById('root')?.childNodes.length),
  ).toBeGreaterThan(0);
});

test('new windows are denied', async () => {
  const opened = await running.window.evaluate((target) => {
    const results = [
      window.open(`${target}/new`),
      window.open('about:blank'),
      window.open('app://countertop/index.html'),
    ];
    return results.map((result) => result === null);
  }, origin);
  expect(opened).toEqual([true, true, true]);
  expect(running.app.windows()).toHaveLength(1);
  expect(asked).toEqual([]);
});

test('one gate for links: Stripe over https and a letter to nobody yet, nothing else', async () => {
  await running.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const open = async (url: string): Promise<unknown> =>
    await running.window.evaluate(async (target) => {
      const bridge = (globalThis as unknown as { countertop: { invoke(value: unknown): Promise<unknown> } })
        .countertop;
      return await bridge.invoke({
        type: 'call',
        callId: 'x',
        name: 'app.openExternal',
        input: { url: target },
      });
    }, url);
  const allowed = ['https://dashboard.stripe.com/test/products', 'mailto:?subject=a&body=b%0D%0Ac'];
  for (const url of allowed) expect(await open(url)).toMatchObject({ ok: true });
  for (const url of [
    'http://dashboard.stripe.com/',
    'https://evil.example/',
    'file:///etc/passwd',
    'javascript:1',
    'mailto:someone@evil.example?subject=a&body=b',
    'mailto:?subject=a%0D%0ABcc%3Asomeone%40evil.example&body=b',
  ]) {
    expect(await open(url)).toMatchObject({ ok: false, error: { code: 'app/link-refused' } });
  }
  const opened = await running.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect(opened).toEqual(allowed);
});

test('a picture is not fetched from a private address, and never shown for what it is not', async () => {
  const encoded = Buffer.from(`${origin}/picture.png`).toString('base64url');
  const shown = await running.window.evaluate(async (name) => {
    const image = new Image();
    const done = new Promise<string>((resolve) => {
      image.addEventListener('load', () => resolve('shown'));
      image.addEventListener('error', () => resolve('refused'));
    });
    image.src = `app://countertop/images/remote/${name}`;
    return await done;
  }, encoded);
  expect(shown).toBe('refused');
  expect(asked).toEqual([]);
});
