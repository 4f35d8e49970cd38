import { XmlElement, type XmlNode } from 'libxml2-wasm';

/** Child elements of that name, in document order. */
export function children(parent: XmlElement, namespace: string, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (let node = parent.firstChild; node !== null; node = node.next) {
    if (node instanceof XmlElement && node.name === name && node.namespaceUri === namespace) found.push(node);
  }
  return found;
}

/** The value of an attribute without a namespace. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attrs.find(candidate => candidate.name === name && candidate.namespaceUri === '')?.value;
}

/** Whether `node` is `ancestor` or lies below it. */
export function within(node: XmlNode, ancestor: XmlNode): boolean {
  for (let current: XmlNode | null = node; current !== null; current = current.parent) {
    if (current.isSameNode(ancestor)) return true;
  }
  return false;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Bytes of base64 text; white space may stand anywhere in it, nothing else may. */
export function decodeBase64(text: string): Buffer | undefined {
  const dense = text.replace(/[ \t\r\n]+/g, '');
  return dense.length > 0 && BASE64.test(dense) ? Buffer.from(dense, 'base64') : undefined;
}
