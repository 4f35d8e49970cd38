import { accept, refuse, type Result } from '#kernel/result.ts';

export type AddressRefusal =
  | { kind: 'address-unreadable' }
  /** Only https, on the port it has, without a name and password in it. */
  | { kind: 'address-not-https' }
  /** Into our own network, or another that is nobody's. */
  | { kind: 'address-not-public' };

const LONGEST = 500;

/** An address that a program may be told at. Where its name leads is looked at when it is called.
 *  @param demo lets a program on this very machine be told, by http */
export function readAddress(text: string, demo: boolean): Result<URL, AddressRefusal> {
  const url = text.length <= LONGEST ? URL.parse(text.trim()) : null;
  if (!url || url.hostname === '') return refuse({ kind: 'address-unreadable' });
  const loopback = isLoopback(url.hostname);
  if (demo && loopback && (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '') return accept(url);
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '')
    return refuse({ kind: 'address-not-https' });
  // A name without a dot is of somebody's own network; a number must be public, as what a name leads to.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (loopback || (!host.includes('.') && !host.includes(':')) || !isPublicHost(host)) return refuse({ kind: 'address-not-public' });
  url.hash = '';
  return accept(url);
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
const isPublicHost = (host: string): boolean =>
  !/^[\d.]+$/.test(host) && !host.includes(':') ? !/\.(local|internal|localhost|lan|home|corp)$/i.test(host) : isPublicNumber(host);

/** IPv4 ranges that lead to nobody in public: [first octets, bits]. RFC 6890 and what clouds put beside it. */
const CLOSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const numberOf = (v4: string): number => v4.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);

/** Whether an IP address belongs to the public internet. Of IPv6 only global unicast (2000::/3), and of that nothing that
 *  carries an IPv4 address within it. */
export function isPublicNumber(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const v4 = mapped ?? (/^\d+\.\d+\.\d+\.\d+$/.test(address) ? address : undefined);
  if (v4 !== undefined) {
    const number = numberOf(v4);
    return !CLOSED_V4.some(([range, bits]) => Math.floor(number / 2 ** (32 - bits)) === Math.floor(numberOf(range) / 2 ** (32 - bits)));
  }
  const first = Number.parseInt(address.split(':')[0] || '0', 16);
  // 2001:0::/32 (Teredo), 2001:db8::/32 (documentation), 2002::/16 (6to4), 64:ff9b is outside 2000::/3 already.
  return first >= 0x2000 && first <= 0x3fff && first !== 0x2002 && !/^2001:(0{0,4}|0?db8):/i.test(address);
}
