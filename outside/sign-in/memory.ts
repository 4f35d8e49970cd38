import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Everything the stand-in remembers. One a start, so that a stopped stand-in forgets. */
export type SignInMemory = Map<string, { payload: AdapterPayload; expiresAt: number }>;

/** At most this many things are remembered; the oldest go first. */
const REMEMBERED = 20_000;

/** oidc-provider's store over one Map. */
export function memoryAdapter(memory: SignInMemory): (model: string) => Adapter {
  const read = (key: string): AdapterPayload | undefined => {
    const found = memory.get(key);
    if (found && found.expiresAt > Date.now()) return found.payload;
    memory.delete(key);
    return undefined;
  };
  return model => ({
    async upsert(id, payload, expiresIn) {
      if (memory.size >= REMEMBERED) memory.delete(memory.keys().next().value as string);
      memory.set(`${model} ${id}`, { payload, expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
    },
    async find(id) {
      return read(`${model} ${id}`);
    },
    async findByUid(uid) {
      return find(memory, model, payload => payload.uid === uid);
    },
    async findByUserCode(userCode) {
      return find(memory, model, payload => payload.userCode === userCode);
    },
    async consume(id) {
      const payload = read(`${model} ${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      memory.delete(`${model} ${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of memory) if (payload.grantId === grantId) memory.delete(key);
    },
  });
}

function find(memory: SignInMemory, model: string, wanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined {
  for (const [key, { payload, expiresAt }] of memory) {
    if (key.startsWith(`${model} `) && expiresAt > Date.now() && wanted(payload)) return payload;
  }
  return undefined;
}
