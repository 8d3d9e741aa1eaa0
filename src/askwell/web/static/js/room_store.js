// What the room keeps on this device: IndexedDB for every operation, localStorage for the letters just typed.

const DATABASE = "askwell-room";
const OPERATIONS = "operations";
const MIRROR = "askwell:typed:";

/**
 * One operation as it is kept here. `began` is when its page was opened, so that all of a talk sort by
 * [talk, began, seq]; `typed` counts the letters, so that the newer of two copies is known; `heard_at` is
 * Askwell's own time when it had heard it.
 * @typedef {{
 *   talk: string, began: number, seq: number, device: string, kind: string, at: number, heard: boolean,
 *   heard_at?: number,
 *   refused?: string, fields?: Record<string, string>, typed: number,
 *   question?: string, question_text?: string, base?: string, text?: string, starred?: boolean | null,
 *   settles?: string[],
 * }} Operation
 */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(OPERATIONS, { keyPath: ["talk", "began", "seq"] });
  return asked(request);
}

/** The operations of one talk on this device. */
export class Store {
  /** @param {string} talk */
  constructor(talk) {
    this.talk = talk;
    /** @type {Promise<IDBDatabase> | null} */
    this.database = null;
  }

  /** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => void} work @returns {Promise<void>} */
  async within(mode, work) {
    this.database ??= opened();
    const database = await this.database.catch((error) => {
      this.database = null;
      throw error;
    });
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(OPERATIONS, mode, { durability: "strict" });
      transaction.oncomplete = () => resolve(undefined);
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      work(transaction.objectStore(OPERATIONS));
    });
  }

  /** Return all operations of the talk in order, with letters that only the mirror has. @returns {Promise<Operation[]>} */
  async all() {
    /** @type {Operation[]} */
    let kept = [];
    try {
      await this.within("readonly", (store) => {
        const request = store.getAll(IDBKeyRange.bound([this.talk], [this.talk, []]));
        request.onsuccess = () => (kept = request.result);
      });
    } catch {
      kept = [];
    }
    for (const mirrored of this.mirrored()) {
      const at = kept.findIndex((one) => one.began === mirrored.began && one.seq === mirrored.seq);
      if (at < 0) kept.push(mirrored);
      else if ((kept[at]?.typed ?? 0) < mirrored.typed) kept[at] = mirrored;
    }
    return kept.sort((one, other) => one.began - other.began || one.seq - other.seq);
  }

  /** Keep operations for good; resolves when the disk has them. @param {Operation[]} operations @returns {Promise<void>} */
  async put(operations) {
    await this.within("readwrite", (store) => operations.forEach((one) => store.put(one)));
  }

  /** @param {Operation[]} operations @returns {Promise<void>} */
  async remove(operations) {
    for (const mirrored of this.mirrored()) {
      if (operations.some((one) => one.began === mirrored.began && one.seq === mirrored.seq)) {
        localStorage.removeItem(this.place(mirrored));
      }
    }
    if (!operations.length) return;
    await this.within("readwrite", (store) =>
      operations.forEach((one) => store.delete([one.talk, one.began, one.seq])),
    );
  }

  /** Keep the letters under the cursor at once, until the disk has them. @param {Operation} operation */
  mirror(operation) {
    try {
      localStorage.setItem(this.place(operation), JSON.stringify(operation));
    } catch {
      // A full store keeps nothing more; what the disk says decides.
    }
  }

  /** @param {Operation} operation @returns {string} */
  place(operation) {
    return `${MIRROR}${this.talk}/${operation.question ?? operation.kind}`;
  }

  /** @returns {Operation[]} */
  mirrored() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${MIRROR}${this.talk}/`));
    return keys.flatMap((key) => {
      try {
        return [JSON.parse(localStorage.getItem(key) ?? "")];
      } catch {
        return [];
      }
    });
  }
}

/**
 * Forget the talks of which Askwell has everything, but for those named.
 * @param {string[]} talks @returns {Promise<void>}
 */
export async function tidy(talks) {
  const store = new Store("");
  /** @type {Operation[]} */
  let kept = [];
  await store.within("readonly", (all) => {
    const request = all.getAll();
    request.onsuccess = () => (kept = request.result);
  });
  const open = new Set([...talks, ...kept.filter((one) => !one.heard).map((one) => one.talk)]);
  await store.remove(kept.filter((one) => !open.has(one.talk)));
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(MIRROR) && !open.has(key.slice(MIRROR.length).split("/")[0] ?? "")) localStorage.removeItem(key);
  }
}
