// The clock of the room: reckoned from the moment the talk began, never by counting ticks.

const MINUTE = 60_000;
const SOON = 2 * MINUTE;

/**
 * What the clock shows: the big words, what they are called for those who hear them, and the line above.
 * @typedef {{ words: string, heard: string, above: string }} Face
 */

/** @param {string} template @param {Record<string, string | number>} values @returns {string} */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * Return what the clock shows with so many milliseconds left.
 * @param {number} left @param {number} minutes @param {number} extra @param {DOMStringMap} words
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
  const over = Math.floor(-left / MINUTE);
  const shown = fill(words.min ?? "", { n: over ? `+${over}` : 0 });
  return { words: shown, heard: shown, above: fill(words.past ?? "", total) };
}

/**
 * Keep the clock going. `up` is called once for each agreed end that is reached.
 * @param {HTMLElement} room @param {() => void} up
 * @returns {{ extend: (minutes: number) => void }}
 */
export function startClock(room, up) {
  const words = room.dataset;
  const skew = Date.parse(words.now ?? "") - Date.now();
  const began = Date.parse(words.began ?? "");
  const minutes = Number(words.minutes);
  let extra = Number(words.extra);
  let warned = false;
  let ended = false;

  /** @param {string} id @returns {HTMLElement} */
  const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  function tick() {
    const used = Date.now() + skew - began;
    const left = (minutes + extra) * MINUTE - used;
    const now = face(left, minutes, extra, words);
    const clock = part("clock");
    if (clock.textContent !== now.words) clock.textContent = now.words;
    if (clock.getAttribute("aria-label") !== now.heard) clock.setAttribute("aria-label", now.heard);
    if (part("left").textContent !== now.above) part("left").textContent = now.above;
    const bar = part("used");
    if (bar instanceof HTMLProgressElement) {
      bar.max = (minutes + extra) * 60;
      bar.value = Math.min(Math.max(used / 1000, 0), bar.max);
    }
    speak(left);
  }

  /** @param {number} left */
  function speak(left) {
    if (left <= SOON && left > 0 && !warned) {
      warned = true;
      part("spoken").textContent = words.two ?? "";
    }
    if (left <= 0 && !ended) {
      ended = true;
      part("spoken").textContent = words.up ?? "";
      up();
    }
  }

  tick();
  setInterval(tick, 1000);
  document.addEventListener("visibilitychange", tick);
  window.addEventListener("pageshow", tick);
  return {
    extend(added) {
      extra = added;
      warned = ended = false;
      part("spoken").textContent = "";
      tick();
    },
  };
}
