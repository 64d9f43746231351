import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { Page } from '@playwright/test';
import type { Bridge } from '../../shared/contract/client.ts';
import { expect, test } from './support/fixtures.ts';
import { socketsOfTree } from './support/sockets.ts';

/** One call of the window's own bridge. */
const call = (page: Page, channel: string, input: unknown = {}) =>
  page.evaluate(
    (sent) => (Reflect.get(globalThis, 'pledgedesk') as Bridge).invoke(sent.channel, sent.input),
    { channel, input },
  );

/**
 * Runs in a timer of the page. What the driver evaluates itself, and what follows a reply of the bridge, runs inside the
 * browser's own evaluation, where the content policy does not hold; a timer is as good as the page's own code.
 */
async function attempts(page: Page, targets: { http: string; ws: string }): Promise<Record<string, string>> {
  return page.evaluate(
    (at) =>
      new Promise<Record<string, string>>((resolve) => {
        setTimeout(() => {
          const results: Record<string, string> = {};
          const violated = new Set<string>();
          document.addEventListener('securitypolicyviolation', (event) =>
            violated.add(event.effectiveDirective),
          );
          const sync = (name: string, act: () => unknown) => {
            try {
              act();
              results[name] = 'ran';
            } catch {
              results[name] = 'blocked';
            }
          };
          const loads = (name: string, element: HTMLElement) => {
            element.addEventListener('load', () => {
              results[name] = 'ran';
            });
            element.addEventListener('error', () => {
              results[name] = 'blocked';
            });
            document.head.append(element);
          };
          // biome-ignore lint/security/noGlobalEval: the point of the test
          sync('eval', () => globalThis.eval('1'));
          sync('function', () => new Function('return 1')());
          sync('inner html', () => {
            document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
          });
          sync('script text', () => {
            const script = document.createElement('script');
            script.text = 'globalThis.inlined = true';
            document.head.append(script);
            if (!Reflect.has(globalThis, 'inlined')) throw new Error('did not run');
          });
          sync('worker', () => new Worker(`${at.http}/w.js`));
          sync('web socket', () => {
            const socket = new WebSocket(at.ws);
            socket.onopen = () => {
              results['web socket'] = 'ran';
            };
            throw new Error('not open yet');
          });
          const script = document.createElement('script');
          // A policy for trusted types stops the assignment itself; setting the attribute is the way around it that some take.
          sync('script attribute', () => script.setAttribute('src', `${at.http}/x.js`));
          loads('script load', script);
          loads('image', Object.assign(document.createElement('img'), { src: `${at.http}/x.png` }));
          loads(
            'style sheet',
            Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${at.http}/x.css` }),
          );
          loads(
            'traversal',
            Object.assign(document.createElement('link'), {
              rel: 'stylesheet',
              href: '/..%2f..%2fpackage.json',
            }),
          );
          loads(
            'prefetch',
            Object.assign(document.createElement('link'), { rel: 'prefetch', href: `${at.http}/p` }),
          );
          document.head.append(
            Object.assign(document.createElement('link'), { rel: 'preconnect', href: at.http }),
          );
          document.head.append(
            Object.assign(document.createElement('link'), { rel: 'dns-prefetch', href: at.http }),
          );
          const style = document.createElement('style');
          style.textContent = ':root { --leak: 1 }';
          document.head.append(style);
          results['style without nonce'] =
            getComputedStyle(document.documentElement).getPropertyValue('--leak').trim() === '1'
              ? 'ran'
              : 'blocked';
          navigator.sendBeacon(`${at.http}/beacon`, 'x');
          const form = Object.assign(document.createElement('form'), {
            action: `${at.http}/form`,
            method: 'post',
          });
          document.body.append(form);
          form.submit();
          form.remove();
          const waiting = [
            fetch(`${at.http}/f`, { mode: 'no-cors' }).then(
              () => 'ran',
              () => 'blocked',
            ),
            import(`${at.http}/m.js`).then(
              () => 'ran',
              () => 'blocked',
            ),
            new Promise<string>((done) => {
              const source = new EventSource(`${at.http}/e`);
              source.onopen = () => done('ran');
              source.onerror = () => done('blocked');
            }),
          ];
          void Promise.all(waiting).then(([fetched, imported, streamed]) => {
            results.fetch = fetched ?? '';
            results.import = imported ?? '';
            results['event source'] = streamed ?? '';
            setTimeout(() => {
              results.violated = [...violated].sort().join(' ');
              resolve(results);
            }, 500);
          });
        }, 0);
      }),
    targets,
  );
}

test('no script of a page, link, popup or frame takes the window elsewhere', async ({ desk }) => {
  const { page } = desk;
  const home = page.url();
  const hostile = [
    'https://example.com/',
    'http://desk.invalid/',
    'https://desk.invalid.example.com/',
    'https://desk@example.com/',
    'javascript:void(document.title="taken")',
    'data:text/html,<title>taken</title>',
    'file:///etc/passwd',
    'mailto:someone@example.com',
    'ms-settings:',
    `${new URL(home).origin}/..%2f..%2fpackage.json`,
    `${new URL(home).origin}/assets/`,
  ];
  for (const url of hostile) {
    await page.evaluate((target) => {
      setTimeout(() => {
        for (const where of ['_self', '_blank', '_top']) {
          const link = Object.assign(document.createElement('a'), {
            href: target,
            target: where,
            rel: 'noopener',
          });
          document.body.append(link);
          link.click();
          link.remove();
        }
        globalThis.open(target);
      }, 0);
    }, url);
    await page.waitForTimeout(150);
    expect(page.url(), url).toBe(home);
    expect(await page.title(), url).not.toBe('taken');
    await expect.poll(() => page.context().pages().length, url).toBe(1);
  }
  expect(await call(page, 'app.state')).toMatchObject({ ok: true });
});

test('the app answers the main frame of its own window only', async ({ desk }) => {
  test.skip(
    desk.hostKind === 'electron',
    'Electron gives frames no bridge at all; the sender rule is tested with its adapter',
  );
  const answers = await desk.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow as unknown as Record<
      string,
      ((...args: unknown[]) => Promise<unknown>) | undefined
    >;
    const answer = await inner.__pledgedeskCall?.('app.state', {});
    const bridge = typeof inner.pledgedesk;
    frame.remove();
    return { answer, bridge };
  });
  expect(answers.bridge).toBe('undefined');
  expect(answers.answer).toMatchObject({ ok: false, error: { code: 'untrusted-sender' } });
});

test('unknown channels and wrong or oversized input end in a refusal', async ({ desk }) => {
  const { page } = desk;
  for (const channel of ['nothing.here', '__proto__', 'constructor', 'toString', '', 'x'.repeat(5000)]) {
    const answer = await call(page, channel);
    expect(answer, channel).toMatchObject({ ok: false });
    expect(['unknown-channel', 'bad-input']).toContain((answer as { error: { code: string } }).error.code);
  }
  expect(await call(page, 'vault.unlock', { user: 'root', passphrase: 1 })).toMatchObject({
    ok: false,
    error: { code: 'bad-input' },
  });
  expect(await call(page, 'files.admit', { name: '../../x', bytes: [1, 2] })).toMatchObject({ ok: false });
  const oversized = await page.evaluate(() =>
    (Reflect.get(globalThis, 'pledgedesk') as Bridge).invoke('files.admit', {
      name: 'big.csv',
      bytes: new Uint8Array(120 * 1024 * 1024),
    }),
  );
  expect(oversized).toMatchObject({
    ok: false,
    error: { code: 'bad-input', message: { key: 'host:call.too-large' } },
  });
  expect(await call(page, 'app.state')).toMatchObject({ ok: true });
});

test('the content policy holds, and nothing at all is sent', async ({ desk }) => {
  const { page } = desk;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const knocks: string[] = [];
  const tcp = createServer((socket) => {
    knocks.push('tcp');
    socket.destroy();
  });
  const udp = createSocket('udp4', () => knocks.push('udp')).on('message', () => knocks.push('udp'));
  const port = await new Promise<number>((resolve) => {
    tcp.listen(0, '127.0.0.1', () => resolve((tcp.address() as { port: number }).port));
  });
  const udpPort = await new Promise<number>((resolve) => {
    udp.bind(0, '127.0.0.1', () => resolve(udp.address().port));
  });
  try {
    const { violated, ...results } = await attempts(page, {
      http: `http://127.0.0.1:${port}`,
      ws: `ws://127.0.0.1:${port}/`,
    });
    expect(
      Object.entries(results).filter(([name, result]) => result !== 'blocked' && name !== 'script attribute'),
    ).toEqual([]);
    // Each door is shut by the policy itself, not only by what lies behind it.
    for (const directive of [
      'connect-src',
      'form-action',
      'img-src',
      'require-trusted-types-for',
      'script-src-elem',
      'style-src-elem',
      'default-src',
    ]) {
      expect(violated?.split(' ')).toContain(directive);
    }
    expect(Object.keys(results).length).toBeGreaterThan(12);
    await page.evaluate(async (stun) => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${stun}` }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 700));
      peer.close();
    }, udpPort);
    expect(knocks).toEqual([]);
  } finally {
    tcp.close();
    udp.close();
  }
  const origin = new URL(page.url()).origin;
  const foreign = (url: string) => originOf(url) !== origin && !url.startsWith('data:');
  await page.reload();
  expect(requests.filter((url) => !foreign(url)).length).toBeGreaterThan(0);
  // Requests to the test's own servers were made and stopped inside the browser; nothing else was even tried.
  expect(requests.filter((url) => foreign(url) && !url.startsWith(`http://127.0.0.1:${port}`))).toEqual([]);
});

test('the workstation listens on no port and is connected to nobody', async ({ desk }) => {
  test.skip(process.platform !== 'linux', 'read from /proc');
  expect(await call(desk.page, 'app.state')).toMatchObject({ ok: true });
  const sockets = socketsOfTree();
  expect(sockets.filter((socket) => socket.listening)).toEqual([]);
  expect(sockets.filter((socket) => !/^0+:0+$/.test(socket.remote))).toEqual([]);
  // The look itself works: a port that the test opens is seen.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  expect(socketsOfTree().filter((socket) => socket.listening)).toHaveLength(1);
  server.close();
});

test('the window starts without a complaint of the browser', async ({ desk }) => {
  await desk.page.reload();
  await expect(desk.page.locator('body')).not.toBeEmpty();
  expect(desk.complaints).toEqual([]);
});

/** `app:` is not a scheme that URL.origin knows. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
