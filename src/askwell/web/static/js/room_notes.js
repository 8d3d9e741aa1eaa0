// The notes of the room: mirrored on this device with every letter, sent to Askwell after each pause.

const PAUSE = 400;
const AGAIN = 5000;
const PREFIX = "askwell:room:";

/**
 * Notes as this device keeps them; `sent` when Askwell has answered for exactly this text.
 * @typedef {{ text: string, star: boolean, at: number, sent: boolean }} Kept
 */

/** @param {string} key @returns {Kept | null} */
function read(key) {
  try {
    const text = localStorage.getItem(key);
    return text ? /** @type {Kept} */ (JSON.parse(text)) : null;
  } catch {
    return null;
  }
}

/** @param {string} key @param {unknown} value @returns {boolean} */
export function keepHere(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Forget the notes of other talks that Askwell has. @param {string} uid */
function tidy(uid) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && !key.startsWith(PREFIX + uid) && read(key)?.sent !== false) localStorage.removeItem(key);
  }
}

/** One field of notes with its star, its state in words, and its way to Askwell. */
class Notes {
  /** @param {HTMLTextAreaElement} area @param {HTMLElement} room @param {number} skew */
  constructor(area, room, skew) {
    this.area = area;
    this.room = room;
    this.skew = skew;
    const place = /** @type {HTMLElement} */ (area.closest("[data-item]"));
    this.item = place.dataset.item ?? "";
    this.key = `${PREFIX}${room.dataset.uid}:${this.item}`;
    this.state = /** @type {HTMLElement} */ (place.querySelector(".state"));
    this.mark = place.querySelector(".star");
    this.flag = place.querySelector("input[type=hidden]");
    this.star = area.dataset.star === "yes";
    this.pause = 0;
    this.busy = false;
    this.again = false;
    this.failed = false;
    area.addEventListener("input", () => this.typed());
    area.addEventListener("blur", () => this.flush());
    this.begin();
    area.dataset.ready = "yes";
  }

  /** The newer of this device and Askwell wins; what Askwell does not have is sent. */
  begin() {
    // What was typed before anybody listened.
    if (this.area.value !== this.area.defaultValue) {
      this.typed();
      return;
    }
    const kept = read(this.key);
    const there = Date.parse(this.area.dataset.at ?? "") || 0;
    if (kept && !kept.sent && kept.at >= there) {
      this.area.value = kept.text;
      this.star = kept.star;
      void this.send();
    }
    this.showStar();
  }

  typed() {
    this.say("typing");
    this.keep(false);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => void this.send(), PAUSE);
  }

  /** @param {boolean} sent @returns {boolean} */
  keep(sent) {
    const at = Date.now() + this.skew;
    return keepHere(this.key, { text: this.area.value, star: this.star, at, sent });
  }

  toggle() {
    this.star = !this.star;
    this.showStar();
    this.keep(false);
    void this.send();
    return this.star;
  }

  showStar() {
    if (this.mark instanceof HTMLElement) this.mark.hidden = !this.star;
    if (this.flag instanceof HTMLInputElement) this.flag.value = this.star ? "yes" : "";
  }

  /** @param {boolean} [leaving] */
  flush(leaving = false) {
    const kept = read(this.key);
    if (kept && !kept.sent) void this.send(leaving);
  }

  /** @param {boolean} [leaving] */
  async send(leaving = false) {
    clearTimeout(this.pause);
    if (this.busy && !leaving) {
      this.again = true;
      return;
    }
    this.busy = true;
    const text = this.area.value;
    const star = this.star;
    if (read(this.key)) this.say("here");
    const body = new URLSearchParams({ item: this.item, text, starred: star ? "yes" : "" });
    try {
      const answer = await fetch(this.room.dataset.note ?? "", { method: "POST", body, keepalive: leaving });
      const said = /** @type {{ ok: boolean, words?: string }} */ (await answer.json());
      this.failed = !said.ok;
      if (said.ok && text === this.area.value && star === this.star) {
        this.keep(true);
        this.say("saved");
      }
      if (!said.ok) trouble(said.words ?? this.room.dataset.attention ?? "");
    } catch {
      this.failed = true;
      trouble(this.room.dataset.attention ?? "");
    }
    this.busy = false;
    if (this.again) {
      this.again = false;
      void this.send();
    }
  }

  /** @param {"typing" | "here" | "saved"} state */
  say(state) {
    this.state.textContent = this.room.dataset[state] ?? "";
  }
}

/** Say in words that something needs attention; nothing said takes it away. @param {string} words */
export function trouble(words) {
  const place = document.getElementById("trouble");
  if (place && place.textContent !== words) place.textContent = words;
}

/**
 * Look after every field of notes in the room; returns them by question.
 * @param {HTMLElement} room @returns {Map<string, Notes>}
 */
export function lookAfterNotes(room) {
  const skew = Date.parse(room.dataset.now ?? "") - Date.now();
  tidy(room.dataset.uid ?? "");
  /** @type {Map<string, Notes>} */
  const all = new Map();
  for (const area of room.querySelectorAll("textarea[data-at]")) {
    if (!(area instanceof HTMLTextAreaElement)) continue;
    const made = new Notes(area, room, skew);
    all.set(made.item, made);
  }
  const retry = () => {
    const failed = [...all.values()].filter((one) => one.failed);
    for (const one of failed) void one.send();
    if (!failed.length && document.getElementById("trouble")?.textContent === room.dataset.attention) trouble("");
  };
  setInterval(retry, AGAIN);
  window.addEventListener("online", retry);
  window.addEventListener("focus", retry);
  window.addEventListener("pagehide", () => {
    for (const one of all.values()) one.flush(true);
  });
  return all;
}
