// Say how long the draft is while it is being changed.

/**
 * @param {string | undefined} unit
 * @param {string} text
 */
function lengthIn(unit, text) {
  if (unit === "words") return text.split(/\s+/).filter(Boolean).length;
  if (unit === "sentences") {
    const parts = text.split(/(?<=[.!?…])[”’"')]*\s+|\n+/).filter((part) => /[^\s.!?…]/.test(part));
    return parts.filter((part, at) => at === parts.length - 1 || !/(^|\s)(Dr|Mrs?|Ms|Mx|Prof|Sir|Frau|Herr)\.$/i.test(part)).length;
  }
  return text.length;
}

for (const said of document.querySelectorAll("[data-unit]")) {
  if (!(said instanceof HTMLElement)) continue;
  const words = document.querySelector(`[aria-describedby="${said.id}"]`);
  if (!(words instanceof HTMLTextAreaElement)) continue;
  const most = Number(said.dataset.most);
  const count = () => {
    const text = words.value.trim();
    const n = lengthIn(said.dataset.unit, text);
    said.textContent = (said.dataset.said || "").replace("{n}", String(n)).replace("{most}", String(most));
    said.classList.toggle("over", n > most);
  };
  count();
  words.addEventListener("input", count);
}
