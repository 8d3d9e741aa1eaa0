// Say how long the draft is while it is being changed.

for (const said of document.querySelectorAll("[data-unit]")) {
  if (!(said instanceof HTMLElement)) continue;
  const words = document.querySelector(`[aria-describedby="${said.id}"]`);
  if (!(words instanceof HTMLTextAreaElement)) continue;
  const most = Number(said.dataset.most);
  const count = () => {
    const text = words.value.trim();
    const n = said.dataset.unit === "words" ? text.split(/\s+/).filter(Boolean).length : text.length;
    said.textContent = (said.dataset.said || "").replace("{n}", String(n)).replace("{most}", String(most));
    said.classList.toggle("over", n > most);
  };
  count();
  words.addEventListener("input", count);
}
