import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appendLeaf,
  consistencyPath,
  EMPTY_RANGE,
  inclusionPath,
  leafHash,
  nodeHash,
  nodesFor,
  peakNames,
  proofOf,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  type CompactRange,
  type NodeName,
  type ReadNode,
} from './tree.ts';

// Inputs and roots of the Certificate Transparency reference tests (RFC 6962, unchanged in RFC 9162).
const REFERENCE_ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const REFERENCE_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const BIGGEST = 300;
const { leaves, roots, read, ranges } = grow(Array.from({ length: BIGGEST }, (_, i) => Buffer.from(`event ${i}`)));

function grow(entries: readonly Buffer[]): { leaves: Buffer[]; roots: Buffer[]; read: ReadNode; ranges: CompactRange[] } {
  const nodes = new Map<string, Buffer>();
  const key = (name: NodeName): string => `${name.level}/${name.index}`;
  const ranges: CompactRange[] = [EMPTY_RANGE];
  for (const entry of entries) {
    const grown = appendLeaf(ranges.at(-1) as CompactRange, leafHash(entry));
    for (const node of grown.completed) nodes.set(key(node), node.hash);
    ranges.push(grown.range);
  }
  const read: ReadNode = name => {
    const found = nodes.get(key(name));
    if (!found) throw new Error(`Node ${key(name)} was never completed`);
    return found;
  };
  return { leaves: entries.map(leafHash), roots: ranges.map(rootOf), read, ranges };
}

/** MTH of RFC 9162 §2.1.1, word for word: the oracle. */
function treeHash(these: readonly Buffer[]): Buffer {
  if (these.length === 1) return these[0] as Buffer;
  let k = 1;
  while (k * 2 < these.length) k *= 2;
  return nodeHash(treeHash(these.slice(0, k)), treeHash(these.slice(k)));
}

test('the tree has the roots of the Certificate Transparency reference', () => {
  const reference = grow(REFERENCE_ENTRIES.map(hex => Buffer.from(hex, 'hex')));
  expect(reference.roots.map(root => root.toString('hex'))).toEqual([EMPTY_ROOT, ...REFERENCE_ROOTS]);
});

test('at every size the root is the one the definition gives', () => {
  for (let size = 1; size <= BIGGEST; size++) expect(roots[size]?.equals(treeHash(leaves.slice(0, size))), `size ${size}`).toBe(true);
});

test('a range taken up again from the stored nodes has the same peaks', () => {
  for (let size = 0; size <= BIGGEST; size++) expect(peakNames(size).map(read)).toEqual(ranges[size]?.peaks);
});

test('every event of every tree is proved to be in it', () => {
  for (let size = 1; size <= BIGGEST; size++) {
    for (let position = 0; position < size; position++) {
      const proof = proofOf(inclusionPath(position, size), read);
      if (!verifyInclusion({ leaf: at(leaves, position), position, size, root: at(roots, size) }, proof))
        expect.fail(`${position} of ${size}`);
    }
  }
});

test('every tree is proved to begin with every earlier one', () => {
  for (let newSize = 1; newSize <= BIGGEST; newSize++) {
    for (let oldSize = 1; oldSize <= newSize; oldSize++) {
      const proof = proofOf(consistencyPath(oldSize, newSize), read);
      if (!verifyConsistency({ oldSize, oldRoot: at(roots, oldSize), newSize, newRoot: at(roots, newSize) }, proof))
        expect.fail(`${oldSize} in ${newSize}`);
    }
  }
});

const aTree = fc
  .integer({ min: 2, max: BIGGEST })
  .chain(size => fc.record({ size: fc.constant(size), position: fc.nat(size - 1), other: fc.nat(size - 1) }));
const aBit = fc.record({ where: fc.nat(), bit: fc.nat(7) });

test('a changed event, another place, another size or a bent proof proves nothing', () => {
  fc.assert(
    fc.property(aTree, aBit, ({ size, position, other }, { where, bit }) => {
      const proof = proofOf(inclusionPath(position, size), read);
      const claim = { leaf: at(leaves, position), position, size, root: at(roots, size) };
      expect(verifyInclusion({ ...claim, leaf: leafHash(Buffer.from('forged')) }, proof)).toBe(false);
      if (other !== position) expect(verifyInclusion({ ...claim, position: other }, proof)).toBe(false);
      expect(verifyInclusion({ ...claim, position: size }, proof)).toBe(false);
      expect(verifyInclusion({ ...claim, root: at(roots, size - 1) }, proof)).toBe(false);
      expect(verifyInclusion(claim, bent(proof, where, bit))).toBe(false);
      expect(verifyInclusion(claim, proof.slice(1))).toBe(false);
      expect(verifyInclusion(claim, [...proof, at(leaves, 0)])).toBe(false);
    }),
  );
});

test('a tree whose past was changed is not consistent with its checkpoint', () => {
  fc.assert(
    fc.property(aTree, aBit, ({ size, position }, { where, bit }) => {
      const oldSize = position + 1;
      const proof = proofOf(consistencyPath(oldSize, size), read);
      const claim = { oldSize, oldRoot: at(roots, oldSize), newSize: size, newRoot: at(roots, size) };
      const rewritten = leaves.slice(0, size).with(position, leafHash(Buffer.from('rewritten')));
      expect(verifyConsistency({ ...claim, newRoot: treeHash(rewritten) }, proof)).toBe(false);
      expect(verifyConsistency({ ...claim, oldRoot: at(roots, oldSize - 1) }, proof)).toBe(false);
      expect(verifyConsistency({ ...claim, oldSize: size + 1 }, proof)).toBe(false);
      expect(verifyConsistency(claim, [...proof, at(leaves, 0)])).toBe(false);
      if (proof.length > 0) {
        expect(verifyConsistency(claim, bent(proof, where, bit))).toBe(false);
        expect(verifyConsistency(claim, proof.slice(0, -1))).toBe(false);
      }
    }),
  );
});

test('an honest prover with a rewritten past cannot satisfy the old checkpoint either', () => {
  const forged = grow(Array.from({ length: 40 }, (_, i) => Buffer.from(i === 7 ? 'forged' : `event ${i}`)));
  for (let oldSize = 8; oldSize < 40; oldSize++) {
    const proof = proofOf(consistencyPath(oldSize, 40), forged.read);
    expect(verifyConsistency({ oldSize, oldRoot: at(roots, oldSize), newSize: 40, newRoot: at(forged.roots, 40) }, proof)).toBe(false);
  }
});

test('a proof can be planned first and its few nodes read in one query', () => {
  fc.assert(
    fc.property(aTree, ({ size, position }) => {
      const path = inclusionPath(position, size);
      const wanted = new Set(nodesFor(path).map(name => `${name.level}/${name.index}`));
      const onlyWanted: ReadNode = name => {
        if (!wanted.has(`${name.level}/${name.index}`)) throw new Error('not planned');
        return read(name);
      };
      expect(proofOf(path, onlyWanted)).toEqual(proofOf(path, read));
      expect(wanted.size).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size)) + 1);
    }),
  );
});

test('there is no path to a leaf that is not there, nor from a bigger tree to a smaller', () => {
  expect(() => inclusionPath(3, 3)).toThrow(RangeError);
  expect(() => inclusionPath(-1, 3)).toThrow(RangeError);
  expect(() => consistencyPath(0, 3)).toThrow(RangeError);
  expect(() => consistencyPath(4, 3)).toThrow(RangeError);
});

function at(list: readonly Buffer[], index: number): Buffer {
  const found = list[index];
  if (!found) throw new Error(`Nothing at ${index}`);
  return found;
}

function bent(proof: readonly Buffer[], where: number, bit: number): Buffer[] {
  const step = where % proof.length;
  const changed = Buffer.from(at(proof, step));
  const byte = where % changed.length;
  changed[byte] = (changed[byte] as number) ^ (1 << bit);
  return proof.with(step, changed);
}
