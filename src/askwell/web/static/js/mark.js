// Pick out any words of the answer: select them, or choose a sentence and shorten it. Without script a sentence is chosen.

export {};

const shown = document.getElementById("answer-text");
const form = document.getElementById("mark");

if (shown instanceof HTMLElement && form instanceof HTMLFormElement) {
  const field = form.querySelector("[data-picked]");
  const words = form.elements.namedItem("words");
  const start = form.elements.namedItem("start");
  const said = shown.querySelector(".said");
  form.querySelector("[data-hint]")?.removeAttribute("hidden");

  /**
   * @param {string} text
   * @param {number} from
   */
  const pick = (text, from) => {
    if (!(words instanceof HTMLTextAreaElement) || !(start instanceof HTMLInputElement)) return;
    words.value = text;
    start.value = String(from);
    field?.removeAttribute("hidden");
  };

  /** @param {Range} range @returns {number} */
  const before = (range) => {
    const lead = document.createRange();
    lead.setStart(/** @type {Node} */ (said), 0);
    lead.setEnd(range.startContainer, range.startOffset);
    // The server counts characters, not halves of them.
    return [...lead.toString()].length;
  };

  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount || !said) return;
    const range = selection.getRangeAt(0);
    if (!said.contains(range.startContainer) || !said.contains(range.endContainer)) return;
    const text = range.toString();
    if (!text.trim()) return;
    pick(text.trim(), before(range) + ([...text].length - [...text.trimStart()].length));
    for (const one of form.querySelectorAll("input[name=sentence]")) {
      if (one instanceof HTMLInputElement) one.checked = false;
    }
  });

  form.addEventListener("change", (event) => {
    const one = event.target;
    if (!(one instanceof HTMLInputElement) || one.name !== "sentence") return;
    pick(one.labels?.[0]?.querySelector(".said")?.textContent ?? "", Number(one.value));
  });
}
