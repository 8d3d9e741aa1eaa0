// Pick out any words of the answer with mouse or keyboard; without script a sentence is chosen instead.

export {};

const shown = document.getElementById("answer-text");
const form = document.getElementById("mark");

if (shown instanceof HTMLElement && form instanceof HTMLFormElement) {
  const field = form.querySelector("[data-picked]");
  const words = form.elements.namedItem("words");
  const start = form.elements.namedItem("start");
  const said = shown.querySelector(".said");
  form.querySelector("[data-hint]")?.removeAttribute("hidden");

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
    if (!(words instanceof HTMLTextAreaElement) || !(start instanceof HTMLInputElement)) return;
    const text = range.toString();
    if (!text.trim()) return;
    words.value = text.trim();
    start.value = String(before(range) + ([...text].length - [...text.trimStart()].length));
    field?.removeAttribute("hidden");
    for (const one of form.querySelectorAll("input[name=sentence]")) {
      if (one instanceof HTMLInputElement) one.checked = false;
    }
  });

  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === "sentence") {
      if (words instanceof HTMLTextAreaElement) words.value = "";
      field?.setAttribute("hidden", "");
    }
  });
}
