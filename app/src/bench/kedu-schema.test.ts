import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { formatOf, VERSIONS } from '../kedu/format/format.ts';
import { fileTree, SPARING, setTree, type Tree, written } from '../kedu/testing/trees.ts';
import { schemaOf } from './kedu-schema.ts';

describe.each(VERSIONS)('a schema made of our description of KEDU %s', version => {
  const format = formatOf(version);
  const validator = XsdValidator.fromDoc(XmlDocument.fromString(schemaOf(format)));
  const isRight = (tree: Tree): boolean => {
    const document = XmlDocument.fromString(written(tree, format.namespace));
    try {
      validator.validate(document);
      return true;
    } catch (fault) {
      if (fault instanceof XmlValidateError) return false;
      throw fault;
    } finally {
      document.dispose();
    }
  };
  const everything = { ...SPARING, count: (element: { name: string }) => (element.name === 'ds:Signature' ? 0 : 1), has: () => true };

  test.each([...format.documents.keys()])('takes a right %s, and no wrong one', code => {
    const file = fileTree(format, [code], everything);
    expect(isRight(file)).toBe(true);
    file.children.splice(2, 0, setTree(format, [code], everything));
    expect(isRight(file)).toBe(true);
    const document = file.children.find(child => child.name === code) as Tree;
    document.children.reverse();
    expect(isRight(file)).toBe(false);
  });
});
