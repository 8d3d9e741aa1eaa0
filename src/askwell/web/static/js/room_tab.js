// One window of a browser writes the notes of a talk; another may look on, and take over.

const GIVE_UP = 1500;

/** @typedef {{ question: string, text: string } | { over: true }} Message */

/** The windows of this browser that have the same talk open. */
export class Tab {
  /** @param {string} talk */
  constructor(talk) {
    this.name = `askwell:room:${talk}`;
    /** @type {BroadcastChannel | null} */
    this.others = "BroadcastChannel" in window ? new BroadcastChannel(this.name) : null;
    /** @type {(value?: unknown) => void} */
    this.release = () => undefined;
    this.writing = false;
    /** @type {(() => void) | null} */
    this.take = null;
  }

  /**
   * Wait until this is the window that writes. Browsers that cannot tell let every window write; Askwell
   * keeps what each has typed.
   * @param {{ wait: () => void, mirrored: (question: string, text: string) => void, over: () => Promise<void> }} page
   * @returns {Promise<void>}
   */
  async mine(page) {
    this.others?.addEventListener("message", (event) => {
      const message = /** @type {Message} */ (event.data);
      if (!this.writing && "question" in message) page.mirrored(message.question, message.text);
      if (this.writing && "over" in message) void page.over().then(() => this.release());
    });
    if (!navigator.locks) return;
    if (await this.held({ ifAvailable: true })) return;
    page.wait();
    const stuck = new Promise((resolve) => (this.take = () => this.takeOver(resolve)));
    await Promise.race([this.held({}), stuck]);
  }

  /** @param {LockOptions} options @returns {Promise<boolean>} */
  held(options) {
    return new Promise((resolve) => {
      const hold = (/** @type {Lock | null} */ lock) => {
        if (!lock) return resolve(false);
        this.writing = true;
        resolve(true);
        return new Promise((done) => (this.release = done));
      };
      navigator.locks.request(this.name, options, hold).catch(() => location.reload());
    });
  }

  /** @param {(value?: unknown) => void} done */
  takeOver(done) {
    this.others?.postMessage({ over: true });
    setTimeout(() => {
      if (!this.writing) void this.held({ steal: true }).then(done);
    }, GIVE_UP);
  }

  /** Show the other windows what is typed. @param {string} question @param {string} text */
  tell(question, text) {
    this.others?.postMessage({ question, text });
  }
}
