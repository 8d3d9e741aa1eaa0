// The line to Askwell: every operation is kept on this device first, then sent until Askwell has heard it.

import { Store } from "./room_store.js";

/** @typedef {import("./room_store.js").Operation} Operation */
/** @typedef {import("./room_clock.js").Wall} Wall */
/**
 * Notes on one question as they stand at Askwell, with what another device wrote beside them.
 * @typedef {{ text: string, uid: string, starred: boolean, beside: { uid: string, text: string }[] }} Standing
 */
/**
 * What Askwell answers.
 * @typedef {{
 *   heard: [string, number][], refused: [string, number, string][], lost: [string, number][], now: number,
 *   state: string, began: number | null, extra: number, notes: Record<string, Standing>, next: string,
 * }} Told
 */
/** @typedef {"typing" | "here" | "saved" | "attention" | ""} State */
/** @typedef {"unheard" | "locked_out" | "full" | "no_room" | ""} Trouble */

const PAUSE = 250;
const LONGEST_PAUSE = 500;
const AGAIN = [1000, 2000, 4000, 5000];
const LOOK = 15_000;
const PATIENCE = 10_000;
const MOST = 50;
const DRAFT = "draft";
const NO_ROOM = 507;

/** @returns {string} */
function newName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One opening of the room on this device, with all that it and those before it did in this talk. */
export class Line {
  /**
   * @param {string} talk @param {string} address @param {Wall} wall
   * @param {{ changed: (told: Told | null) => void, trouble: (what: Trouble, words: string) => void }} page
   */
  constructor(talk, address, wall, page) {
    this.store = new Store(talk);
    this.talk = talk;
    this.address = address;
    this.wall = wall;
    this.page = page;
    this.device = newName();
    this.began = Date.now();
    this.seq = 0;
    /** @type {Operation[]} */
    this.operations = [];
    /** @type {Map<string, Operation>} notes that are not on their way yet, by question */
    this.open = new Map();
    /** @type {Map<string, string>} the text that the next letters of a question are typed on */
    this.base = new Map();
    /** @type {Set<Operation>} */
    this.unkept = new Set();
    /** @type {Promise<void> | null} */
    this.keeping = null;
    this.full = false;
    this.sending = false;
    this.again = false;
    this.failed = 0;
    this.pause = 0;
    this.since = 0;
    this.stopped = false;
  }

  /** Read what this device has of the talk, and begin to send. */
  async begin() {
    this.operations = await this.store.all();
    this.began = Math.max(Date.now(), (this.operations.at(-1)?.began ?? 0) + 1);
    for (const one of this.operations) {
      if (one.kind === "note") this.base.set(one.question ?? "", one.text ?? "");
    }
    const look = () => void this.send();
    this.looking = setInterval(look, LOOK);
    window.addEventListener("online", look);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", () => this.leaving());
    window.addEventListener("pagehide", () => this.leaving());
    void this.send();
  }

  /** Keep what is typed and stop: another window goes on. */
  async stop() {
    this.stopped = true;
    clearInterval(this.looking);
    clearTimeout(this.pause);
    await this.kept();
  }

  /** Do something in the talk, in place of what was refused of the same kind. @param {string} kind @param {Record<string, string>} fields */
  add(kind, fields) {
    const mended = this.operations.filter((one) => one.kind === kind && one.refused);
    this.operations = this.operations.filter((one) => !mended.includes(one));
    if (mended.length) {
      void this.store.remove(mended).catch(() => undefined);
      this.page.trouble("", "");
    }
    const made = this.made(kind);
    made.fields = fields;
    this.keep(made);
    void this.send();
  }

  /** Keep a form that is not finished, on this device alone. @param {string} name @param {Record<string, string>} fields */
  draft(name, fields) {
    const found = this.operations.find((one) => one.kind === DRAFT && one.question === name);
    const made = found ?? this.made(DRAFT);
    Object.assign(made, { question: name, fields, heard: true, typed: made.typed + 1 });
    this.store.mirror(made);
    this.keep(made);
  }

  /** @param {string} name @returns {Record<string, string>} */
  drafted(name) {
    return this.operations.find((one) => one.kind === DRAFT && one.question === name)?.fields ?? {};
  }

  /**
   * Keep the notes on a question as they now are.
   * @param {string} question @param {string} text @param {Partial<Operation>} [more]
   */
  type(question, text, more = {}) {
    let found = this.open.get(question);
    if (!found) {
      found = this.made("note");
      Object.assign(found, { question, base: this.base.get(question) ?? "", starred: null });
      this.open.set(question, found);
    }
    Object.assign(found, more, { text, typed: found.typed + 1 });
    this.store.mirror(found);
    this.keep(found);
    this.soon();
  }

  /** Type the next letters on this text: it is what stands. @param {string} question @param {string} text */
  adopt(question, text) {
    this.base.set(question, text);
  }

  /** Return the newest notes of this device on a question, heard or not. @param {string} question @returns {Operation | undefined} */
  newest(question) {
    return this.operations.findLast((one) => one.kind === "note" && one.question === question);
  }

  /** @param {string} question @returns {State} */
  state(question) {
    const own = this.operations.filter((one) => one.kind === "note" && one.question === question);
    if (own.some((one) => !one.heard && this.unkept.has(one))) return this.full ? "attention" : "typing";
    if (own.some((one) => one.refused)) return "attention";
    if (own.some((one) => !one.heard)) return "here";
    return own.length ? "saved" : "";
  }

  /** Return the operations of a kind that were not refused, oldest first. @param {string} kind @returns {Operation[]} */
  done(kind) {
    return this.operations.filter((one) => one.kind === kind && !one.refused);
  }

  /** @returns {boolean} whether Askwell has heard all of it */
  get idle() {
    return this.operations.every((one) => one.heard || one.refused);
  }

  /** @param {string} kind @returns {Operation} */
  made(kind) {
    const { talk, began, device } = this;
    const at = this.wall.now();
    /** @type {Operation} */
    const made = { talk, began, seq: ++this.seq, device, kind, at, heard: false, typed: 0 };
    this.operations.push(made);
    return made;
  }

  /** @param {Operation} operation */
  keep(operation) {
    this.unkept.add(operation);
    this.keeping ??= this.keepAll().finally(() => (this.keeping = null));
    this.page.changed(null);
  }

  async keepAll() {
    while (this.unkept.size) {
      const now = [...this.unkept];
      const typed = now.map((one) => one.typed);
      try {
        await this.store.put(now.map((one) => ({ ...one })));
        if (this.full) this.page.trouble("", "");
        this.full = false;
      } catch {
        this.full = true;
        this.page.trouble("full", "");
        this.page.changed(null);
        return;
      }
      now.forEach((one, place) => {
        if (one.typed === typed[place]) this.unkept.delete(one);
      });
      this.page.changed(null);
    }
  }

  /** Wait until the disk has everything, or can take nothing. */
  async kept() {
    while (this.keeping) await this.keeping;
  }

  soon() {
    if (this.failed || this.stopped) return;
    const now = performance.now();
    if (!this.pause) this.since = now;
    clearTimeout(this.pause);
    const wait = Math.max(0, Math.min(PAUSE, this.since + LONGEST_PAUSE - now));
    this.pause = setTimeout(() => void this.send(), wait);
  }

  async send() {
    clearTimeout(this.pause);
    this.pause = 0;
    if (this.stopped) return;
    if (this.sending) {
      this.again = true;
      return;
    }
    this.sending = true;
    try {
      do {
        this.again = false;
        await this.kept();
        await this.once(AbortSignal.timeout(PATIENCE));
      } while (this.again);
    } finally {
      this.sending = false;
    }
  }

  /** Return what is to be sent now; letters typed from here on are another operation. @returns {Operation[]} */
  ready() {
    const ready = this.operations.filter((one) => !one.heard && !one.refused).slice(0, MOST);
    for (const one of ready) {
      const question = one.question ?? "";
      if (one.kind !== "note" || this.open.get(question) !== one) continue;
      this.open.delete(question);
      this.base.set(question, one.text ?? "");
    }
    return ready;
  }

  /** @param {Operation[]} ready @returns {string} */
  words(ready) {
    const kept = this.operations.filter((one) => one.heard && one.kind !== DRAFT);
    return JSON.stringify({
      now: this.wall.now(),
      operations: ready.map(({ talk, began, heard, heard_at, typed, refused, ...said }) => said),
      kept: kept.map((one) => [one.device, one.seq]),
    });
  }

  /** @param {AbortSignal} signal */
  async once(signal) {
    const ready = this.ready();
    const asked = Date.now();
    /** @type {Told} */
    let told;
    try {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(this.address, { method: "POST", headers, body: this.words(ready), signal });
      if (answer.status === 403) return this.fail("locked_out");
      if (answer.status === NO_ROOM) return this.fail("no_room");
      if (!answer.ok) return this.fail("unheard");
      told = await answer.json();
    } catch {
      return this.fail("unheard");
    }
    if (this.failed) this.page.trouble("", "");
    this.failed = 0;
    this.wall.set(told.now, asked);
    this.listen(told);
    if (this.operations.some((one) => !one.heard && !one.refused && !this.open.has(one.question ?? "\0"))) this.again = true;
  }

  /** @param {Trouble} why */
  fail(why) {
    const wait = AGAIN[Math.min(this.failed, AGAIN.length - 1)];
    this.failed += 1;
    this.wall.trust();
    this.again = false;
    if (!this.idle) this.page.trouble(why, "");
    this.page.changed(null);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.send(), wait);
  }

  /** @param {Told} told */
  listen(told) {
    /** @param {[string, number]} named @returns {Operation | undefined} */
    const find = ([device, seq]) => this.operations.find((one) => one.device === device && one.seq === seq);
    for (const named of told.heard) {
      const found = find(named);
      if (found) this.note(found, { heard: true, heard_at: told.now });
    }
    for (const [device, seq, words] of told.refused) {
      const found = find([device, seq]);
      if (!found || found.refused) continue;
      this.note(found, { refused: words });
      this.page.trouble("", words);
    }
    for (const named of told.lost) {
      const found = find(named);
      if (found) this.note(found, { heard: false });
      this.again = true;
    }
    this.forgetOlder();
    this.page.changed(told);
  }

  /** @param {Operation} operation @param {Partial<Operation>} news */
  note(operation, news) {
    Object.assign(operation, news);
    this.keep(operation);
  }

  /** Of the notes that Askwell has, only the newest of a question are still kept here, in case it loses them. */
  forgetOlder() {
    const older = this.operations.filter(
      (one) => one.kind === "note" && one.heard && one !== this.newest(one.question ?? "") && !this.unkept.has(one),
    );
    if (!older.length) return;
    this.operations = this.operations.filter((one) => !older.includes(one));
    void this.store.remove(older).catch(() => undefined);
  }

  /** Forget the whole talk here, when Askwell says once more that it has all of it. @returns {Promise<boolean>} */
  async forget() {
    await this.send();
    await this.kept();
    if (this.failed || !this.operations.every((one) => one.heard)) return false;
    await this.store.remove(this.operations);
    this.operations = [];
    return true;
  }

  /** The page goes: let what is not sent try its way out; it is kept here anyway. */
  leaving() {
    if (this.stopped || this.idle || document.visibilityState === "visible") return;
    void this.kept().then(() => {
      const body = this.words(this.ready());
      const headers = { "content-type": "application/json" };
      return fetch(this.address, { method: "POST", headers, body, keepalive: true }).catch(() => undefined);
    });
  }
}
