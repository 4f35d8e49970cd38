import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Assets } from './assets.ts';
import { buildAssets } from './build.ts';
import { GALLERY_PAGES, type GalleryPage, galleryRequest, renderGallery } from './gallery.tsx';
import { THEMES } from './tokens.ts';

const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'";
const WIDTHS = [1280, 390] as const;

let outDir: string;
let assets: Assets;
let server: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'okienko-gallery-'));
  ({ assets } = await buildAssets(outDir));
  server = createServer(
    (request, response) =>
      void answer(request.url ?? '/').then(
        ({ type, body }) => {
          response.setHeader('content-type', type).setHeader('content-security-policy', POLICY).end(body);
        },
        () => response.writeHead(404).end(),
      ),
  );
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
});

afterAll(async () => {
  await browser?.close();
  await new Promise(closed => server.close(closed));
  await rm(outDir, { recursive: true });
});

async function answer(address: string): Promise<{ type: string; body: string | Buffer }> {
  const url = new URL(address, 'http://gallery');
  if (url.pathname.startsWith('/assets/'))
    return {
      type: TYPES[extname(url.pathname)] ?? 'text/plain',
      body: await readFile(join(outDir, url.pathname.slice('/assets/'.length))),
    };
  return {
    type: 'text/html; charset=utf-8',
    body: renderGallery(galleryRequest(url.pathname, Object.fromEntries(url.searchParams)), assets),
  };
}

interface Visit {
  page: GalleryPage;
  theme?: string;
  size?: string;
  lang?: string;
  width?: number;
  scripts?: 'on' | 'off';
}

/** Opens a page, hands it over and closes it; a refusal of the content policy or a fault of a script fails the test. */
async function visit<Result>(
  { page: name, theme = 'light', size = '1', lang = 'pl', width = 1280, scripts = 'on' }: Visit,
  look: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    javaScriptEnabled: scripts === 'on',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', fault => faults.push(fault.message));
    page.on('console', line => {
      if (line.type() === 'error') faults.push(line.text());
    });
    await page.goto(`${origin}/gallery/${name}?${new URLSearchParams({ theme, size, lang })}`);
    const result = await look(page);
    expect(faults).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

/** Elements whose content is wider than they are, or that stand out of the window. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const hidden = (element: Element): boolean =>
      element.closest('.hidden-visually, .window-row, .skip-link, thead, .step-name, [hidden], dialog, .count-badge') !== null;
    return [...document.querySelectorAll('body *')]
      .filter(element => {
        if (hidden(element) || element instanceof SVGElement) return false;
        const box = element.getBoundingClientRect();
        if (box.width === 0) return false;
        const cut =
          getComputedStyle(element).overflowX !== 'visible' &&
          element.scrollWidth > element.clientWidth + 1 &&
          !(element instanceof HTMLInputElement);
        return box.right > width + 1 || box.left < -1 || cut;
      })
      .map(element => `${element.tagName}.${element.className}`);
  });

const looks = GALLERY_PAGES.flatMap(page => THEMES.flatMap(theme => WIDTHS.map(width => ({ page, theme, width }))));

test.each(looks)('$page in the $theme theme at $width px has no fault that axe can find, and nothing is cut off', async look => {
  await visit(look, async page => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await cutOff(page)).toEqual([]);
  });
});

test('axe is awake: a picture without words is reported', async () => {
  await visit({ page: 'error' }, async page => {
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toContain('image-alt');
  });
});

test.each(GALLERY_PAGES.flatMap(page => [1280, 390, 320].map(width => ({ page, width }))))(
  '$page in the largest text and in English fits into $width px',
  async look => {
    await visit({ ...look, size: '1.5', lang: 'en' }, async page => expect(await cutOff(page)).toEqual([]));
  },
);

test.each(THEMES)('in the %s theme everything that takes the keyboard shows two rings, also when a script moves the focus', async theme => {
  await visit({ page: 'components', theme }, async page => {
    const rings = await page.evaluate(() => {
      const unseen: string[] = [];
      let seen = 0;
      document.querySelector('details.popover')?.setAttribute('open', '');
      for (const element of document.querySelectorAll<HTMLElement>(
        'a[href], button, input:not([type=hidden]), select, textarea, summary, .error-summary',
      )) {
        if (element.getClientRects().length === 0) continue;
        element.focus();
        const own = getComputedStyle(element);
        const after = getComputedStyle(element, '::after');
        const shows = [own, after].some(
          style => style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 3 && style.boxShadow !== 'none',
        );
        seen += 1;
        if (!shows) unseen.push(element.outerHTML.slice(0, 120));
      }
      return { unseen, seen };
    });
    expect(rings.seen).toBeGreaterThan(60);
    expect(rings.unseen).toEqual([]);
  });
});

test('whoever comes back to a form with errors stands at the summary, and an entry leads to its question', async () => {
  await visit({ page: 'question' }, async page => {
    await page.waitForFunction(() => document.activeElement?.classList.contains('error-summary'));
    await page.getByRole('link', { name: 'Dzień wpłaty nie może' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('paid-on.day');
    expect(await page.getByText('Kiedy zapłacono?').isVisible()).toBe(true);
  });
});

test('without scripts a choice still opens its own question, and the summary still leads to the field', async () => {
  await visit({ page: 'question', scripts: 'off' }, async page => {
    await page.getByLabel('Przekazem pocztowym').check();
    expect(await page.getByLabel('Numer rachunku').isVisible()).toBe(false);
    await page.getByLabel('Na konto w banku').check();
    expect(await page.getByLabel('Numer rachunku').isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Dzień wpłaty nie może' }).click();
    expect(new URL(page.url()).hash).toBe('#paid-on');
    expect(await page.getByRole('button', { name: 'Kopiuj' }).count()).toBe(0);
  });
});

test('fingers find buttons, fields and the menu: 44 pixels at least', async () => {
  await visit({ page: 'components', width: 390 }, async page => {
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          '.button, .input, .masthead-tools a, .masthead-tools button, .masthead-tools summary, .navigation a, .pagination a, .breadcrumbs a, .footer a, .choice-label',
        ),
      ]
        .filter(element => element.getClientRects().length > 0 && element.getBoundingClientRect().height < 43.5)
        .map(element => element.outerHTML.slice(0, 120)),
    );
    expect(small).toEqual([]);
  });
});

test('colours and text size change at once, and the choice is sent to the server', async () => {
  await visit({ page: 'home' }, async page => {
    await page.getByText('Wygląd').click();
    const kept = page.waitForRequest(request => request.url().includes('theme=contrast'));
    await page.getByRole('link', { name: 'Wysoki kontrast' }).click();
    await kept;
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(0, 0, 0)');
    await page.getByRole('link', { name: 'Największy tekst' }).click();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('24px');
  });
});

test('characters left are counted while Anna types', async () => {
  await visit({ page: 'components' }, async page => {
    const why = page.locator('#plain-why');
    await why.fill('x'.repeat(501));
    await page.getByText('Za dużo znaków o: 1').waitFor();
  });
});

test('a form is sent once however often its button is pressed', async () => {
  await visit({ page: 'case' }, async page => {
    const stopped = await page.evaluate(() => {
      const seen: boolean[] = [];
      window.addEventListener('submit', event => {
        seen.push(event.defaultPrevented);
        event.preventDefault();
      });
      const button = document.querySelector<HTMLButtonElement>('form[data-guard] button');
      button?.click();
      button?.click();
      return { seen, marked: button?.ariaDisabled };
    });
    expect(stopped).toEqual({ seen: [false, true], marked: 'true' });
  });
});

test('an idle reader is warned before the session ends, may stay by keyboard, and is led out when nobody answers', async () => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.clock.install({ time: new Date('2026-11-24T10:00:00+01:00') });
    await page.goto(`${origin}/gallery/home?theme=light`);
    await page.clock.runFor('12:59');
    expect(await page.getByRole('dialog').isVisible()).toBe(false);
    await page.clock.runFor('00:02');
    const dialog = page.getByRole('dialog', { name: 'Czy jesteś jeszcze tutaj?' });
    expect(await dialog.isVisible()).toBe(true);
    expect(await dialog.getByText('Pozostało minut: 2').isVisible()).toBe(true);
    const renewed = page.waitForResponse(response => response.request().resourceType() === 'fetch');
    await page.keyboard.press('Enter');
    await renewed;
    await page.clock.runFor('12:50');
    expect(await dialog.isVisible()).toBe(false);
    await page.clock.runFor('02:15');
    await page.waitForURL('**/gallery/error*');
  } finally {
    await context.close();
  }
});

test('on paper there is the letter and no menu', async () => {
  await visit({ page: 'letter', theme: 'dark' }, async page => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByRole('article').isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.letter') as Element).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  });
});

test('a reader whose device is set to dark sees the dark theme without asking', async () => {
  await visit({ page: 'home', theme: 'auto' }, async page => {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(14, 25, 31)');
  });
});
