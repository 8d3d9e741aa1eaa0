// The notes of the room: one growing field for each question, its state in words, and what another device wrote beside it.

/** @typedef {import("./room_line.js").Line} Line */
/** @typedef {import("./room_line.js").Standing} Standing */
/** @typedef {import("./room_line.js").State} State */

const NOTHING = { text: "", uid: "", starred: false, beside: [] };

/** Put the lines of one text under another, but for those that it has. @param {string} mine @param {string} other @returns {string} */
function under(mine, other) {
  const lines = mine.split("\n");
  const more = other.split("\n").filter((line) => !lines.includes(line));
  return [...(mine ? lines : []), ...more].join("\n");
}

/** One field of notes. */
export class Notes {
  /**
   * @param {HTMLElement} place @param {Line} line @param {Record<string, string>} words
   * @param {(question: string, text: string) => void} typed
   */
  constructor(place, line, words, typed) {
    this.place = place;
    this.line = line;
    this.words = words;
    this.question = place.dataset.notes ?? "";
    this.area = /** @type {HTMLTextAreaElement} */ (place.querySelector("textarea"));
    this.asked = place.closest(".question")?.querySelector("h1")?.textContent ?? "";
    /** @type {Standing} */
    this.standing = NOTHING;
    this.star = false;
    this.area.addEventListener("input", () => {
      this.type({});
      typed(this.question, this.area.value);
    });
    this.area.addEventListener("blur", () => this.show(this.standing));
  }

  /** Begin with what stood when the page was made, and with what this device wrote since. @param {Standing} standing @param {number} made */
  begin(standing, made) {
    const own = this.line.newest(this.question);
    // A page that was made before Askwell had heard the newest letters does not have them.
    const newer = own && (!own.heard || (own.heard_at ?? own.at) >= made);
    this.area.value = newer ? (own.text ?? "") : standing.text;
    if (!newer) this.line.adopt(this.question, standing.text);
    this.star = (newer ? own.starred : null) ?? standing.starred;
    this.standing = newer ? { ...NOTHING, text: own.text ?? "" } : standing;
    this.area.readOnly = false;
    this.area.dataset.ready = "yes";
    this.showBeside();
    this.say();
  }

  /** @param {Partial<import("./room_store.js").Operation>} more */
  type(more) {
    this.line.type(this.question, this.area.value, { question_text: this.asked, ...more });
  }

  /** Take what Askwell says; never under the cursor, and never over letters that it has not. @param {Standing} standing */
  show(standing) {
    this.standing = standing;
    if (!["saved", ""].includes(this.line.state(this.question))) return;
    const mine = this.area.value;
    const elsewhere = standing.beside.some((one) => one.text === mine);
    const typing = document.activeElement === this.area && !this.area.readOnly;
    if (standing.text !== mine && !elsewhere && !typing) this.area.value = standing.text;
    if (this.area.value === standing.text) this.line.adopt(this.question, standing.text);
    this.star = standing.starred;
    this.showBeside();
  }

  showBeside() {
    const { text, uid, beside } = this.standing;
    const mine = this.area.value;
    const elsewhere = beside.some((one) => one.text === mine);
    const others = [...(elsewhere ? [{ uid, text }] : []), ...beside].filter((one) => one.text !== mine);
    const shown = [...this.place.querySelectorAll(".beside")];
    if (shown.map((one) => one.id).join() === others.map((one) => `beside-${one.uid}`).join()) return;
    for (const one of shown) one.remove();
    for (const other of others) this.place.append(this.besideOf(other));
  }

  /** @param {{ uid: string, text: string }} other @returns {Element} */
  besideOf(other) {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("beside"));
    const made = /** @type {Element} */ (template.content.firstElementChild?.cloneNode(true));
    made.id = `beside-${other.uid}`;
    const note = made.querySelector(".note");
    if (note) note.textContent = other.text;
    const settle = (/** @type {boolean} */ add) => {
      const { text, uid, beside } = this.standing;
      const own = [{ text, uid }, ...beside].filter((one) => one.text === this.area.value);
      if (add) this.area.value = under(this.area.value, other.text);
      made.remove();
      this.type({ settles: [other, ...own].map((one) => one.uid).filter(Boolean) });
      this.area.focus();
    };
    made.querySelector("[data-do=add]")?.addEventListener("click", () => settle(true));
    made.querySelector("[data-do=drop]")?.addEventListener("click", () => settle(false));
    return made;
  }

  /** @returns {boolean} */
  toggle() {
    this.star = !this.star;
    this.type({ starred: this.star });
    return this.star;
  }

  /** Say in words where the letters are. */
  say() {
    const state = this.line.state(this.question);
    const place = this.place.querySelector(".state");
    const words = state ? (this.words[state] ?? "") : "";
    if (place && place.textContent !== words) place.textContent = words;
    const mark = this.place.querySelector(".star");
    if (mark instanceof HTMLElement) mark.hidden = !this.star;
  }
}
