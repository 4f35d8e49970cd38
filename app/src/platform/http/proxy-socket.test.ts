import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testHouse } from '../../testing/house.ts';
import { testWeb } from '../../testing/web.ts';
import { listenToProxy } from './client-certificate.ts';

test('who comes by the socket of the reverse proxy is told apart by the address the proxy saw', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-proxy-'));
  const socketPath = join(folder, 'proxy.sock');
  const { house } = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  const web = await testWeb(house, app => void app.get('/whence', async asked => ({ ip: asked.ip })));
  await web.ready();
  const door = await listenToProxy(socketPath, web.takes);
  const asks = (path: string, headers: Record<string, string>): Promise<{ status: number | undefined; body: string }> =>
    new Promise((done, fail) => {
      const asked = request({ socketPath, path, headers, method: 'GET' }, answer => {
        let body = '';
        answer.on('data', (piece: Buffer) => (body += piece.toString()));
        answer.on('end', () => done({ status: answer.statusCode, body }));
      });
      asked.on('error', fail);
      asked.end();
    });
  // The client wrote the first address itself.
  const seen = await asks('/whence', { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' });
  expect(JSON.parse(seen.body)).toEqual({ ip: '203.0.113.7' });
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});
