import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import type { Assets } from '#design/assets.ts';
import type { House } from '#platform/house.ts';
import { makeServer } from '#platform/http/server.ts';
import { mountApi } from '../faces/api.ts';
import { mountFaces } from '../faces/faces.ts';
import { modulePages, modules } from '../modules.ts';

/** Every page and route of the house behind its real HTTP server, gone at the end of the test file. Stylesheet and
 *  scripts are names only.
 *  @param before called before anything is mounted, to see what is */
export async function testWeb(house: House, before: (web: FastifyInstance) => void = () => undefined): Promise<FastifyInstance> {
  const build = mkdtempSync(join(tmpdir(), 'okienko-web-'));
  mkdirSync(join(build, 'assets'));
  const assets: Assets = { css: '/assets/okienko.css', script: '/assets/okienko.js', icon: '/assets/icon.svg', preload: [] };
  writeFileSync(join(build, 'assets', 'manifest.json'), JSON.stringify(assets));
  writeFileSync(join(build, 'assets', 'scripts.json'), '{}');
  const web = await makeServer({ house, assets: join(build, 'assets'), gauges: {} });
  before(web);
  for (const module of modules) await module.routes?.(web, house);
  const api = modules.flatMap(module => module.api ?? []);
  mountApi(web, house, api);
  await mountFaces(web, { house, build, modules: modulePages, api });
  afterAll(async () => {
    await web.close();
    rmSync(build, { recursive: true, force: true });
  });
  return web;
}

export const portalCookie = (token: string): string => `__Host-okienko-portal=${token}`;
export const deskCookie = (token: string): string => `__Host-okienko-desk=${token}`;
