import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { UploadedFile, UploadStream } from './page.ts';

const FIELD_LIMIT = 2_000;
/** What of one file is held in memory at most, whatever the institution takes; a larger one is read to its end and
 *  dropped, so that the page can say so. */
export const FILE_LIMIT_BYTES = 16 * 1024 * 1024;
const FILES_LIMIT = 2;
/** A page that takes files has few fields beside them, and short ones. */
const FIELDS_BESIDE_FILES = 50;
const FIELD_BYTES_BESIDE_FILES = 16 * 1024;

export interface FormBody {
  form: ReadonlyMap<string, readonly string[]>;
  files: readonly UploadedFile[];
  upload?: UploadStream;
}

export const EMPTY_FORM: FormBody = { form: new Map(), files: [] };

/** Lets routes of this scope take posted forms; the body becomes a map of names to all their values. */
export function takeUrlencoded(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const form = new Map<string, string[]>();
    let fields = 0;
    for (const [name, value] of new URLSearchParams(body as string)) {
      fields += 1;
      if (fields > FIELD_LIMIT) return done(Object.assign(new Error('Too many fields'), { statusCode: 413 }));
      const values = form.get(name);
      if (values) values.push(value);
      else form.set(name, [value]);
    }
    done(null, { form, files: [] } satisfies FormBody);
  });
}

/** Reads a multipart form: fields, and files in memory up to the limit of one attachment. */
export async function readMultipart(request: FastifyRequest): Promise<FormBody> {
  const form = new Map<string, string[]>();
  const files: UploadedFile[] = [];
  const parts = request.parts({
    limits: { fileSize: FILE_LIMIT_BYTES, files: FILES_LIMIT, fields: FIELDS_BESIDE_FILES, fieldSize: FIELD_BYTES_BESIDE_FILES },
    throwFileSizeLimit: false,
  } as never);
  for await (const part of parts) {
    if (part.type === 'file') {
      const chunks: Buffer[] = [];
      for await (const chunk of part.file) chunks.push(chunk as Buffer);
      const tooLarge = part.file.truncated;
      if (part.filename)
        files.push({ field: part.fieldname, fileName: part.filename, bytes: tooLarge ? Buffer.alloc(0) : Buffer.concat(chunks), tooLarge });
    } else {
      const values = form.get(part.fieldname) ?? [];
      form.set(part.fieldname, [...values, String(part.value)]);
    }
  }
  return { form, files };
}

/** Reads a multipart form up to its first file, which is handed on as it comes. */
export async function readUpTo(request: FastifyRequest): Promise<FormBody> {
  const form = new Map<string, string[]>();
  const limits = { fileSize: Number.MAX_SAFE_INTEGER, files: 1, fields: FIELDS_BESIDE_FILES, fieldSize: FIELD_BYTES_BESIDE_FILES };
  for await (const part of request.parts({ limits, throwFileSizeLimit: false } as never)) {
    if (part.type === 'file') {
      const upload = { field: part.fieldname, fileName: part.filename, content: part.file as AsyncIterable<Uint8Array> };
      return part.filename ? { form, files: [], upload } : { form, files: [] };
    }
    form.set(part.fieldname, [...(form.get(part.fieldname) ?? []), String(part.value)]);
  }
  return { form, files: [] };
}
