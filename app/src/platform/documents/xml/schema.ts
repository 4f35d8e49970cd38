import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { accept, refuse, type Result } from '#kernel/result.ts';

/** One fault of a document against its schema. The message is libxml2's, in English: for logs and developers. */
export interface SchemaFault {
  readonly line: number;
  readonly message: string;
}

/** A compiled XSD. Kept for the life of the process: compile once, at start. */
export interface Schema {
  /** @refuses every fault found, first to last */
  validate(document: XmlDocument): Result<void, readonly SchemaFault[]>;
  dispose(): void;
}

/** Compiles a schema of our own. It may not include or import files: libxml2 here has no file system.
 *  @throws when it is no valid XSD */
export function compileSchema(xsd: Buffer): Schema {
  const source = XmlDocument.fromBuffer(xsd);
  const validator = XsdValidator.fromDoc(source);
  return {
    validate(document) {
      try {
        validator.validate(document);
        return accept(undefined);
      } catch (error) {
        if (!(error instanceof XmlValidateError)) throw error;
        return refuse(error.details.map(detail => ({ line: detail.line, message: detail.message.trim() })));
      }
    },
    dispose() {
      validator.dispose();
      source.dispose();
    },
  };
}
