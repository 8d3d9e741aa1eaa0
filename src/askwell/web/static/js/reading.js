// While a file is read: say so in the form that sent it, and how far reading it is.

const PAUSE = 400;

for (const form of document.querySelectorAll("form[data-progress]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  form.addEventListener("submit", () => {
    // The first time the page only asks whether the program is there.
    if (!form.dataset.sure) return;
    const said = form.querySelector("[role=status]");
    if (!said) return;
    said.textContent = form.dataset.reading || "";
    setInterval(async () => {
      const answer = await fetch(form.dataset.progress || "", { cache: "no-store" }).catch(() => null);
      const words = answer && answer.ok ? await answer.text() : "";
      if (words) said.textContent = words;
    }, PAUSE);
  });
}
