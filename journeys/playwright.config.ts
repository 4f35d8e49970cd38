import { defineConfig, devices } from '@playwright/test';

const browser = {
  launchOptions: {
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
};
const desktop = { ...devices['Desktop Chrome'], ...browser, viewport: { width: 1280, height: 900 } };
const phone = { ...devices['Desktop Chrome'], ...browser, viewport: { width: 390, height: 844 }, hasTouch: true };
/** Walks that move the clock of the house, after all that must not notice it. */
const MOVES_TIME = /@moves-time/;
/** What the house permits three times a day: one project of the four that share it does without. */
const THREE_A_DAY = /@three-a-day/;
const OTHERS = ['desktop', 'phone', 'without scripts', 'phone without scripts'];

/** Walks in a real browser through a running Okienko, started once for all (okienko.setup.ts). */
export default defineConfig({
  testDir: '.',
  testMatch: '*.journey.ts',
  outputDir: '../test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  // A browser that hangs while it closes says nothing of the house; a walk that needed its second try is listed as flaky.
  retries: 1,
  reporter: [['list']],
  globalSetup: './okienko.setup.ts',
  use: { locale: 'pl-PL', timezoneId: 'Europe/Warsaw', trace: 'on-first-retry', screenshot: 'only-on-failure' },
  projects: [
    { name: 'desktop', use: desktop, grepInvert: MOVES_TIME },
    { name: 'phone', use: phone, grep: /@everywhere/, grepInvert: THREE_A_DAY },
    { name: 'without scripts', use: { ...desktop, javaScriptEnabled: false }, grep: /@everywhere/ },
    { name: 'phone without scripts', use: { ...phone, javaScriptEnabled: false }, grep: /@everywhere/ },
    { name: 'roles apart', use: desktop, grep: /@apart/ },
    { name: 'later', use: desktop, grep: MOVES_TIME, dependencies: OTHERS },
  ],
});
