import { latin1 } from './bytes.ts';
import { XmlFault } from './fault.ts';

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.[0-9]+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][\w.-]*)\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\4)?[ \t\r\n]*\?>/;
const MOST = 1024;

/** Byte-order mark and XML declaration: whatever is not UTF-8 is refused here, by what it says and by how it looks.
 *  @returns the place behind them */
export function readProlog(bytes: Buffer, end: number): number {
  const [first, second, third, fourth] = bytes;
  const looksWide = end >= 2 && ((first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe) || first === 0 || second === 0);
  if (looksWide) throw new XmlFault('encoding', 0, { encoding: third === 0 && (second === 0 || fourth === 0) ? 'UTF-32' : 'UTF-16' });
  const begin = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
  const head = latin1(bytes, begin, Math.min(end, begin + MOST));
  if (!/^<\?xml[ \t\r\n]/.test(head)) return begin;
  const declared = DECLARATION.exec(head);
  if (!declared) throw new XmlFault('syntax', begin, { what: '<?xml' });
  const encoding = declared[3];
  if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') throw new XmlFault('encoding', begin, { encoding });
  return begin + declared[0].length;
}
