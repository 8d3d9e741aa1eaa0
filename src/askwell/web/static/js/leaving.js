// Send what was typed so far when a page of the first run is left or its window closed.

for (const form of document.querySelectorAll("form[data-leaving]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  let typed = false;
  form.addEventListener("input", () => (typed = true));
  form.addEventListener("submit", () => (typed = false));
  addEventListener("pagehide", () => {
    if (!typed) return;
    typed = false;
    const words = new FormData(form);
    words.set("do", "leave");
    navigator.sendBeacon(location.href, words);
  });
}
