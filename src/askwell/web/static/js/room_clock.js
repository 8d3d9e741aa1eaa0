// The clock of the room: a wall that only goes forward, and what it shows; ticks are never counted.

const MINUTE = 60_000;
const SOON = 2 * MINUTE;
const JUMP = 1500;
const MOST_OVER = 99;
const SKEW = "askwell:skew";

/** @param {string} template @param {Record<string, string | number>} values @returns {string} */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * The time as Askwell has it, in milliseconds since 1970, told by this device.
 *
 * A device's clock may be wrong, and may be set while the talk runs. Backwards is always somebody setting it,
 * and does not count. Forwards is mostly a device that slept: it counts until Askwell is asked again.
 */
export class Wall {
  constructor() {
    this.skew = Number(localStorage.getItem(SKEW)) || 0;
    this.doubtful = true;
    this.asked = false;
    this.wall = Date.now();
    this.steady = performance.now();
  }

  /** @returns {number} */
  now() {
    const wall = Date.now();
    const steady = performance.now();
    const jump = wall - this.wall - (steady - this.steady);
    if (jump < -JUMP) this.skew -= jump;
    if (Math.abs(jump) > JUMP) this.doubtful = true;
    this.wall = wall;
    this.steady = steady;
    return wall + this.skew;
  }

  /** Set the clock by what Askwell said, once after opening and after each jump. @param {number} told @param {number} asked */
  set(told, asked) {
    this.asked = true;
    if (!this.doubtful) return;
    this.skew = told - (asked + Date.now()) / 2;
    this.doubtful = false;
    try {
      localStorage.setItem(SKEW, String(this.skew));
    } catch {
      // It is asked again after the next opening.
    }
  }

  /** Askwell does not answer: this device's clock is what there is. */
  trust() {
    this.asked = true;
  }
}

/**
 * What the clock shows: the big words, what they are called for those who hear them, and the line above.
 * @typedef {{ words: string, heard: string, above: string }} Face
 */

/**
 * Return what the clock shows with so many milliseconds left.
 * @param {number} left @param {number} minutes @param {number} extra @param {Record<string, string>} words
 * @returns {Face}
 */
export function face(left, minutes, extra, words) {
  const whole = Math.ceil(left / MINUTE);
  const about = fill(words.about ?? "", { n: Math.max(whole, 0) });
  const total = { minutes: minutes + extra };
  if (left > 0) {
    const seconds = left <= MINUTE;
    const shown = seconds ? fill(words.sec ?? "", { n: Math.ceil(left / 1000) }) : fill(words.min ?? "", { n: whole });
    return { words: shown, heard: about, above: fill((extra ? words.longer : words.left) ?? "", total) };
  }
  const over = Math.min(Math.floor(-left / MINUTE), MOST_OVER);
  const shown = fill(words.min ?? "", { n: over ? `+${over}` : 0 });
  return { words: shown, heard: shown, above: fill(words.past ?? "", total) };
}

/** @param {string} id @returns {HTMLElement} */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The clock on the page: it runs from the moment the talk began, and stops when it has ended. */
export class Clock {
  /**
   * `up` is called once for each agreed end that is reached, and with false when it turns out not to be.
   * @param {Wall} wall @param {{ minutes: number, more: number, offsets: number[] }} talk @param {Record<string, string>} words @param {(reached: boolean) => void} up
   */
  constructor(wall, talk, words, up) {
    this.wall = wall;
    this.talk = talk;
    this.words = words;
    this.up = up;
    this.began = 0;
    this.ended = 0;
    this.extra = 0;
    this.warned = false;
    this.over = false;
    const tick = () => this.tick();
    setInterval(tick, 1000);
    document.addEventListener("visibilitychange", tick);
    window.addEventListener("pageshow", tick);
  }

  /** @param {number | null} began @param {number} extra */
  run(began, extra) {
    if (!began || (began === this.began && extra === this.extra)) return;
    if (extra > this.extra && this.over) part("spoken").textContent = "";
    if (extra !== this.extra) this.warned = this.over = false;
    this.began = began;
    this.extra = extra;
    // Askwell says how far its zone is off at each end: a browser may know other rules of the same zone.
    const { minutes, more, offsets } = this.talk;
    const offset = offsets[Math.round(extra / more)] ?? offsets.at(-1) ?? 0;
    const ends = new Date(began + (minutes + extra + offset) * MINUTE);
    const time = ends.toLocaleTimeString(document.documentElement.lang || undefined, {
      hour: "numeric",
      minute: "2-digit",
      timeZone: "UTC",
    });
    part("until").textContent = fill(this.words.until ?? "", { time });
    this.tick();
  }

  /** @returns {number} the whole minutes the talk took, at least one */
  took() {
    return Math.max(1, Math.round(((this.ended || this.wall.now()) - this.began) / MINUTE));
  }

  tick() {
    const now = this.wall.now();
    if (!this.began || this.ended) return;
    const all = (this.talk.minutes + this.extra) * MINUTE;
    const used = now - this.began;
    const shown = face(all - used, this.talk.minutes, this.extra, this.words);
    const clock = part("clock");
    if (clock.textContent !== shown.words) clock.textContent = shown.words;
    if (clock.getAttribute("aria-label") !== shown.heard) clock.setAttribute("aria-label", shown.heard);
    if (part("left").textContent !== shown.above) part("left").textContent = shown.above;
    const bar = part("used");
    if (bar instanceof HTMLProgressElement) {
      bar.max = all / 1000;
      bar.value = Math.min(Math.max(used / 1000, 0), bar.max);
    }
    this.speak(all - used);
  }

  /** @param {number} left */
  speak(left) {
    if (left <= SOON && left > 0 && !this.warned) {
      this.warned = true;
      part("spoken").textContent = this.words.two ?? "";
    }
    if (left <= 0 === this.over || !this.wall.asked) return;
    this.over = left <= 0;
    part("spoken").textContent = (this.over ? this.words.up : "") ?? "";
    this.up(this.over);
  }
}
