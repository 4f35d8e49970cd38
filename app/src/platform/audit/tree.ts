import { hash } from 'node:crypto';

/** The Merkle tree of RFC 9162 §2.1 (SHA-256), pure. Positions count from 0. A node is named by its level (0 = leaves)
 *  and its index on that level; only complete nodes, those over 2^level leaves, ever have a name, so a stored node
 *  never changes. Hashes are 32-byte buffers. */
export interface NodeName {
  level: number;
  index: number;
}

/** Reads the hash of a complete node, from memory or from rows read before (see `nodesFor`). */
export type ReadNode = (name: NodeName) => Buffer;

/** All that is needed to go on growing: the roots of the complete subtrees of sizes given by the bits of `size`,
 *  the largest first. At most 53 hashes. */
export interface CompactRange {
  size: number;
  peaks: readonly Buffer[];
}

/** Leaves `from` (inside) to `to` (outside). */
export interface Span {
  from: number;
  to: number;
}

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const sha256 = (...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');

export const leafHash = (entry: Buffer): Buffer => sha256(LEAF, entry);
export const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256(NODE, left, right);

export const EMPTY_RANGE: CompactRange = { size: 0, peaks: [] };

/** Adds one leaf.
 *  @returns the grown range, and every node that became complete with this leaf, the leaf itself first */
export function appendLeaf(
  range: CompactRange,
  leaf: Buffer,
): { range: CompactRange; completed: readonly (NodeName & { hash: Buffer })[] } {
  const peaks = [...range.peaks];
  const completed = [{ level: 0, index: range.size, hash: leaf }];
  let grown = leaf;
  let index = range.size;
  for (let level = 1; index % 2 === 1; level++) {
    grown = nodeHash(peaks.pop() as Buffer, grown);
    index = Math.floor(index / 2);
    completed.push({ level, index, hash: grown });
  }
  peaks.push(grown);
  return { range: { size: range.size + 1, peaks }, completed };
}

/** The root of the tree; for the empty tree the hash of nothing, as RFC 9162 has it. */
export function rootOf(range: CompactRange): Buffer {
  if (range.size === 0) return sha256();
  return range.peaks.reduceRight((right, left) => nodeHash(left, right));
}

/** The complete nodes that together cover the first `size` leaves, largest first: the peaks of the compact range. */
export function peakNames(size: number): NodeName[] {
  return completeNodes({ from: 0, to: size });
}

/** The largest power of two smaller than `count`, where RFC 9162 cuts a tree of `count` > 1 leaves. */
function cut(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function completeNodes(span: Span): NodeName[] {
  const count = span.to - span.from;
  if (count === 0) return [];
  const level = Math.log2(count);
  if (Number.isInteger(level)) return [{ level, index: span.from / count }];
  const middle = span.from + cut(count);
  return [...completeNodes({ from: span.from, to: middle }), ...completeNodes({ from: middle, to: span.to })];
}

/** The nodes to have at hand before `proofOf` is asked for the same spans. */
export function nodesFor(spans: readonly Span[]): NodeName[] {
  return spans.flatMap(completeNodes);
}

/** Turns the spans of an inclusion or consistency path into the hashes of the proof. */
export function proofOf(spans: readonly Span[], read: ReadNode): Buffer[] {
  return spans.map(span =>
    completeNodes(span)
      .map(read)
      .reduceRight((right, left) => nodeHash(left, right)),
  );
}

/** What proves that leaf `position` is in the tree of `size` leaves (RFC 9162 §2.1.3.1).
 *  @throws RangeError when there is no such leaf */
export function inclusionPath(position: number, size: number): Span[] {
  if (!Number.isSafeInteger(position) || position < 0 || position >= size)
    throw new RangeError(`No leaf ${position} in a tree of ${size}.`);
  const path: Span[] = [];
  let { from, to } = { from: 0, to: size };
  while (to - from > 1) {
    const middle = from + cut(to - from);
    if (position < middle) {
      path.unshift({ from: middle, to });
      to = middle;
    } else {
      path.unshift({ from, to: middle });
      from = middle;
    }
  }
  return path;
}

/** What proves that the tree of `newSize` leaves begins with the tree of `oldSize` (RFC 9162 §2.1.4.1).
 *  Empty when the sizes are equal.
 *  @throws RangeError unless 0 < oldSize ≤ newSize */
export function consistencyPath(oldSize: number, newSize: number): Span[] {
  if (!Number.isSafeInteger(oldSize) || oldSize <= 0 || oldSize > newSize)
    throw new RangeError(`A tree of ${newSize} cannot begin with one of ${oldSize}.`);
  const path: Span[] = [];
  let { from, to } = { from: 0, to: newSize };
  let oldTreeIsASubtree = true;
  while (oldSize !== to) {
    const middle = from + cut(to - from);
    if (oldSize <= middle) {
      path.unshift({ from: middle, to });
      to = middle;
    } else {
      path.unshift({ from, to: middle });
      from = middle;
      oldTreeIsASubtree = false;
    }
  }
  return oldTreeIsASubtree ? path : [{ from, to }, ...path];
}

const odd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** RFC 9162 §2.1.3.2. False for anything that does not prove it; never throws. */
export function verifyInclusion(claim: { leaf: Buffer; position: number; size: number; root: Buffer }, proof: readonly Buffer[]): boolean {
  if (!Number.isSafeInteger(claim.position) || claim.position < 0 || claim.position >= claim.size) return false;
  let position = claim.position;
  let last = claim.size - 1;
  let found = claim.leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (odd(position) || position === last) {
      found = nodeHash(step, found);
      while (!odd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      found = nodeHash(found, step);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && found.equals(claim.root);
}

/** RFC 9162 §2.1.4.2. False for anything that does not prove it; never throws. */
export function verifyConsistency(
  claim: { oldSize: number; oldRoot: Buffer; newSize: number; newRoot: Buffer },
  proof: readonly Buffer[],
): boolean {
  const { oldSize, oldRoot, newSize, newRoot } = claim;
  if (!Number.isSafeInteger(oldSize) || oldSize <= 0 || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && oldRoot.equals(newRoot);
  const [start, ...steps] = Number.isInteger(Math.log2(oldSize)) ? [oldRoot, ...proof] : proof;
  if (start === undefined) return false;
  let position = oldSize - 1;
  let last = newSize - 1;
  while (odd(position)) {
    position = half(position);
    last = half(last);
  }
  let foundOld = start;
  let foundNew = start;
  for (const step of steps) {
    if (last === 0) return false;
    if (odd(position) || position === last) {
      foundOld = nodeHash(step, foundOld);
      foundNew = nodeHash(step, foundNew);
      while (!odd(position) && position !== 0) {
        position = half(position);
        last = half(last);
      }
    } else {
      foundNew = nodeHash(foundNew, step);
    }
    position = half(position);
    last = half(last);
  }
  return last === 0 && foundOld.equals(oldRoot) && foundNew.equals(newRoot);
}
