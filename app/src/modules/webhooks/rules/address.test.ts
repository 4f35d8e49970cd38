import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicNumber, readAddress } from './address.ts';

const kindOf = (text: string, demo = false): string => {
  const read = readAddress(text, demo);
  return read.ok ? 'taken' : read.refusal.kind;
};

describe('outside the demo an address is', () => {
  test.each([
    ['https://payroll.example.com/okienko', 'taken'],
    ['https://payroll.example.com/okienko?key=1', 'taken'],
    ['https://93.184.216.34/told', 'taken'],
    ['http://payroll.example.com/', 'address-not-https'],
    ['https://payroll.example.com:8443/', 'address-not-https'],
    ['https://name:word@payroll.example.com/', 'address-not-https'],
    ['ftp://payroll.example.com/', 'address-not-https'],
    ['file:///etc/passwd', 'address-unreadable'],
    ['https://localhost/', 'address-not-public'],
    ['https://127.0.0.1/', 'address-not-public'],
    ['https://2130706433/', 'address-not-public'],
    ['https://0x7f.1/', 'address-not-public'],
    ['https://[::1]/', 'address-not-public'],
    ['https://[::ffff:10.0.0.1]/', 'address-not-public'],
    ['https://10.1.2.3/', 'address-not-public'],
    ['https://169.254.169.254/latest/meta-data', 'address-not-public'],
    ['https://database/', 'address-not-public'],
    ['https://printer.local/', 'address-not-public'],
    ['', 'address-unreadable'],
    ['payroll', 'address-unreadable'],
    [`https://payroll.example.com/${'a'.repeat(500)}`, 'address-unreadable'],
  ])('%s: %s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe('in the demo', () => {
  test.each([
    ['http://127.0.0.1:4000/told', 'taken'],
    ['http://localhost:4000/told', 'taken'],
    ['http://10.1.2.3:4000/told', 'address-not-https'],
    ['https://10.1.2.3/', 'address-not-public'],
    ['http://169.254.169.254/', 'address-not-https'],
  ])('%s: %s', (text, kind) => {
    expect(kindOf(text, true)).toBe(kind);
  });
});

const octet = fc.integer({ min: 0, max: 255 });

test.each(['10', '127', '0', '224', '255'])('no number that begins with %s is public', first => {
  fc.assert(fc.property(octet, octet, octet, (b, c, d) => !isPublicNumber(`${first}.${b}.${c}.${d}`)));
});

test('the edges of closed ranges are where they are said to be', () => {
  const open = [
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
  ];
  const closed = [
    '100.64.0.0',
    '100.127.255.255',
    '172.16.0.0',
    '172.31.255.255',
    '192.168.0.0',
    '192.168.255.255',
    '169.254.0.1',
    '198.18.0.1',
    '203.0.113.9',
  ];
  expect(open.filter(address => !isPublicNumber(address))).toEqual([]);
  expect(closed.filter(isPublicNumber)).toEqual([]);
});

test('of IPv6 only what is global and carries no IPv4 address is public', () => {
  expect(['2606:4700:4700::1111', '2a00:1450:401b:80e::200e'].filter(address => !isPublicNumber(address))).toEqual([]);
  const closed = [
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '64:ff9b::a00:1',
    '2001::1',
    '2001:0:1::',
    '2001:db8::1',
    '2002:a00:1::',
    '::ffff:127.0.0.1',
  ];
  expect(closed.filter(isPublicNumber)).toEqual([]);
});
