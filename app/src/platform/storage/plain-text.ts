import { isUtf8 } from 'node:buffer';

/** Bytes that Windows-1250 gives no letter. */
const NOT_IN_WINDOWS_1250 = new Set([0x81, 0x83, 0x88, 0x90, 0x98]);
const TAB = 0x09;
const LINE_FEED = 0x0a;
const FORM_FEED = 0x0c;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const DELETE = 0x7f;

/** Whether the bytes are text as people here write it: UTF-8, or Windows-1250 of older programs; without control
 *  characters other than tab and the ends of lines and pages. */
export function isText(bytes: Buffer): boolean {
  const inControl = bytes.some(
    byte => (byte < SPACE && byte !== TAB && byte !== LINE_FEED && byte !== FORM_FEED && byte !== CARRIAGE_RETURN) || byte === DELETE,
  );
  return !inControl && (isUtf8(bytes) || !bytes.some(byte => NOT_IN_WINDOWS_1250.has(byte)));
}

/** The text, its byte order mark left out. */
export function textOf(bytes: Buffer): string {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1250').decode(bytes);
}
