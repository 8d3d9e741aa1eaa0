// The time a call takes: it begins with the number, or by hand, and only shows itself.

const clock = document.querySelector("[data-call-clock]");

if (clock instanceof HTMLElement) {
  const shown = clock.querySelector("[role=timer]");
  const start = clock.querySelector("button");
  /** @type {number | undefined} */
  let begun;

  const show = () => {
    if (begun === undefined || !(shown instanceof HTMLElement)) return;
    const seconds = Math.floor((Date.now() - begun) / 1000);
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  const begin = () => {
    if (begun !== undefined) return;
    begun = Date.now();
    if (start instanceof HTMLElement) start.hidden = true;
    show();
    setInterval(show, 1000);
  };

  clock.hidden = false;
  start?.addEventListener("click", begin);
  for (const number of document.querySelectorAll('a[href^="tel:"]')) number.addEventListener("click", begin);
}
