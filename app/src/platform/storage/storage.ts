/** Bytes of documents and attachments, outside the database, addressed by their SHA-256 so that a name cannot lie
 *  about its content and the same file is kept once. */
export interface Storage {
  /** Durable (fsync) before it resolves. @returns lower-case hex SHA-256 */
  put(bytes: Buffer): Promise<string>;
  /** The same for a file of any size, never whole in memory. Where the source fails or is too long, nothing is kept.
   *  @throws TooLong past `mostBytes` */
  putStream(source: AsyncIterable<Uint8Array>, mostBytes: number): Promise<{ sha256: string; bytes: number }>;
  /** Its bytes in pieces of at most 64 KiB; whether they still match the name is known at the end.
   *  @throws when absent or when the bytes no longer match their name */
  read(sha256: string): AsyncIterable<Uint8Array>;
  /** @throws when absent or when the bytes no longer match their name */
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  /** For good; nothing where it is gone already. Whether anybody still needs the bytes is for the caller to know. */
  remove(sha256: string): Promise<void>;
}

/** More bytes came than may be kept. */
export class TooLong extends Error {
  override name = 'TooLong';
}
