/** Bytes of documents and attachments, outside the database, addressed by their SHA-256 so that a name cannot lie
 *  about its content and the same file is kept once. */
export interface Storage {
  /** Durable (fsync) before it resolves. @returns lower-case hex SHA-256 */
  put(bytes: Buffer): Promise<string>;
  /** @throws when absent or when the bytes no longer match their name */
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  /** For good; nothing where it is gone already. Whether anybody still needs the bytes is for the caller to know. */
  remove(sha256: string): Promise<void>;
}
