import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comesFromUs, localPath } from './doors.ts';

const post = (headers: Record<string, string>) => comesFromUs({ method: 'POST', headers } as never, 'https://okienko.example');

test('a form posted from our own page is let in, from another site it is not', () => {
  expect(post({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(post({ origin: 'https://okienko.example' })).toBe(true);
  expect(post({ 'sec-fetch-site': 'cross-site', origin: 'https://okienko.example' })).toBe(false);
  expect(post({ 'sec-fetch-site': 'same-site' })).toBe(false);
  expect(post({ origin: 'https://evil.example' })).toBe(false);
  expect(post({ origin: 'null' })).toBe(false);
  expect(post({})).toBe(false);
});

test('the way back never leads off the site', () => {
  expect(localPath('/matters/1?a=b', '/')).toBe('/matters/1?a=b');
  for (const sly of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\r\nSet-Cookie: x', ''])
    expect(localPath(sly, '/home')).toBe('/home');
  fc.assert(fc.property(fc.webUrl(), url => localPath(url, '/home') === '/home'));
  fc.assert(fc.property(fc.string(), text => new URL(localPath(text, '/'), 'https://okienko.example').host === 'okienko.example'));
});
